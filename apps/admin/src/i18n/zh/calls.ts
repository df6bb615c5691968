const calls = {
  name: '来电',
  fields: {
    at: '时间',
    phone: '号码',
    member: '会员',
    extension: '分机',
    employee: '接听人',
    outcome: '结果',
    text: '内容',
  },
  take: '在本屏弹出来电',
  ringing: '来电',
  unknown: '陌生号码',
  open: '查看会员',
  register: '登记会员',
};

export default calls;
