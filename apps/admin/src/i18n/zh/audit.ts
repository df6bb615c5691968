import type en from '../en/audit.ts';

const audit: typeof en = {
  name: '操作日志',
};

export default audit;
