import type en from '../en/levels.ts';

const levels: typeof en = {
  name: '会员等级 |||| 会员等级',
};

export default levels;
