import type en from '../en/sales.ts';

const sales: typeof en = {
  name: '销售单 |||| 销售单',
};

export default sales;
