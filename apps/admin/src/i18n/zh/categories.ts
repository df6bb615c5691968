import type en from '../en/categories.ts';

const categories: typeof en = {
  name: '类目 |||| 类目',
};

export default categories;
