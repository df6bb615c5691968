const tags = {
  name: 'Tag |||| Tags',
};

export default tags;
