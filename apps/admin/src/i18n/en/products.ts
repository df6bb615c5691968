const products = {
  name: 'Product |||| Products',
};

export default products;
