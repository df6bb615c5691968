const tagCategories = {
  name: 'Tag category |||| Tag categories',
  fields: { name: 'Name', colour: 'Colour', tagCount: 'Tags', position: 'Place' },
  position_help: 'The smallest is shown first.',
  deleted: 'Category deleted',
};

export default tagCategories;
