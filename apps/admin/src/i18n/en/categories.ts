const categories = {
  name: 'Category |||| Categories',
};

export default categories;
