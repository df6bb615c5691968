import type en from '../en/products.ts';

const products: typeof en = {
  name: '商品 |||| 商品',
};

export default products;
