import type en from '../en/priceTiers.ts';

const priceTiers: typeof en = {
  name: '价格档 |||| 价格档',
};

export default priceTiers;
