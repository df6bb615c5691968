const members = {
  name: 'Member |||| Members',
};

export default members;
