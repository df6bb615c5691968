const stock = {
  name: 'Stock',
};

export default stock;
