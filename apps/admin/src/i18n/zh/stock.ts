import type en from '../en/stock.ts';

const stock: typeof en = {
  name: '库存',
};

export default stock;
