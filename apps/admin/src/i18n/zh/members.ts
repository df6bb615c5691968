import type en from '../en/members.ts';

const members: typeof en = {
  name: '会员 |||| 会员',
};

export default members;
