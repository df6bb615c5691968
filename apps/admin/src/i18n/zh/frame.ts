import type en from '../en/frame.ts';

const frame: typeof en = {
  product: 'Regulars',
  group: {
    today: '今日',
    analytics: '分析',
    members: '会员',
    points: '积分',
    sales: '销售',
    stock: '商品库存',
    purchasing: '采购',
    staff: '员工',
    alerts: '预警',
    settings: '设置',
  },
  nav: '主导航',
  more: '更多',
  collapse: '收起导航',
  expand: '展开导航',
  branch: '门店范围',
  whole_chain: '全部门店',
  search: '搜索',
  search_hint: '手机号、卡号、会员号、姓名、商品、销售单号、页面',
  search_empty: '没有结果。会员可用完整手机号、卡号或会员号查找，销售单可用完整单号查找。',
  search_pages: '页面',
  language: '语言',
  theme: '深色 / 浅色',
  account: '账户',
  sign_out: '退出登录',
  not_found: '没有这个页面，或您的角色无权查看。',
  go_home: '回到首页',
  pagination: '列表分页',
  reload: '重新载入',
  crashed: '此页停止工作',
  crashed_help: '请重新载入。若再次出现，请把下面的文字交给管理员。',
};

export default frame;
