const imports = {
  name: 'Import |||| Imports',
};

export default imports;
