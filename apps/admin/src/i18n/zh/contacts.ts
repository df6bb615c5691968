const contacts = {
  name: '联系记录',
  fields: {
    at: '时间',
    kind: '方式',
    kinds: '方式',
    direction: '发起方',
    outcome: '结果',
    text: '内容',
    member: '会员',
    employee: '员工',
    employeeId: '员工',
    store: '门店',
    sale: '销售单',
    open: '仅未完结',
  },
  kind: { CALL: '电话', VISIT: '到访', MESSAGE: '消息', COMPLAINT: '投诉' },
  direction: { IN: '会员联系我们', OUT: '我们联系会员' },
  outcome: {
    OPEN: '未完结',
    REACHED: '已沟通',
    NO_ANSWER: '未接通',
    LATER: '改日再联系',
    DECLINED: '不愿被打扰',
    RESOLVED: '已解决',
  },
  none: '暂无联系记录。',
  log: '登记联系',
  log_title: '与%{name}的联系',
  note: '登记',
  noted: '联系已登记',
};

export default contacts;
