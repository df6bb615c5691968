import type en from '../en/approvals.ts';

const approvals: typeof en = {
  name: '审批 |||| 审批',
  fields: {
    kind: '类型',
    kinds: '类型',
    words: '申请内容',
    member: '会员',
    reason: '申请理由',
    org: '机构',
    state: '状态',
    states: '状态',
    requestedBy: '申请人',
    requestedAt: '申请时间',
    decidedBy: '审批人',
    decidedAt: '审批时间',
    note: '审批意见',
  },
  kind: {
    TOP_UP_REFUND: '储值退款',
    TRANSFER: '会员间转账',
    POINTS_GRANT: '手动增减积分',
    POINTS_TASK: '手动积分任务',
    CARD_APPLICATION: '会员卡申请',
    CARD_PIN_RESET: '重置卡密码',
  },
  state: { PENDING: '待审批', APPROVED: '已通过', REJECTED: '已驳回', WITHDRAWN: '已撤回' },
  note_help: '驳回时须填写理由。',
  approve: '通过',
  reject: '驳回',
  withdraw: '撤回申请',
  approved: '已通过并执行',
  rejected: '已驳回',
  withdrawn: '申请已撤回',
};

export default approvals;
