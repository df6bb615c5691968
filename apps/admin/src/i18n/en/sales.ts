const sales = {
  name: 'Sale |||| Sales',
};

export default sales;
