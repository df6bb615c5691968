import type en from '../en/myCommission.ts';
const myCommission: typeof en = { name: '我的提成' };

export default myCommission;
