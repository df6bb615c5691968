import type en from '../en/staff.ts';

const staff: typeof en = {
  name: '员工 |||| 员工',
  role: {OWNER: '所有者', HEAD_OFFICE_MANAGER: '总部经理', REGION_MANAGER: '大区经理', STORE_MANAGER: '店长', CASHIER: '收银员', MARKETER: '营销专员', CALL_CENTRE_AGENT: '客服专员', ANALYST: '数据分析师'},
};

export default staff;
