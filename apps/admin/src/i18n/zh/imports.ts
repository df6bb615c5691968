import type en from '../en/imports.ts';

const imports: typeof en = {
  name: '导入 |||| 导入',
};

export default imports;
