const levels = {
  name: 'Level |||| Levels',
};

export default levels;
