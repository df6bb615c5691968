import type en from '../en/shifts.ts';

const shifts: typeof en = {
  name: '班次',
  open: '进行中',
  balances: '账实相符',
  short: '短款',
  over: '长款',
  taken: '收支',
  count: '笔数',
  nothing: '本班次尚无收支。',
  kind: {
    SALE: '销售',
    REFUND: '退货',
    TOP_UP: '储值充值',
    PAY_BACK: '储值退款',
    CARD_FEE: '会员卡费用',
    PAID_IN: '存入现金',
    PAID_OUT: '取出现金',
  },
  method: {
    CASH: '现金',
    BANK_CARD: '银行卡',
    WECHAT_PAY: '微信支付',
    ALIPAY: '支付宝',
    TRANSFER: '转账',
    STORED_VALUE: '储值',
    POINTS: '积分',
    OTHER: '其他',
  },
  fields: {
    store: '门店',
    till: '收银台',
    businessDate: '营业日',
    openedBy: '收银员',
    openedAt: '开班',
    closedAt: '交班',
    closedBy: '清点人',
    float: '备用金',
    expected: '应有现金',
    counted: '实点现金',
    difference: '差额',
    note: '备注',
    open: '仅进行中',
    state: '状态',
  },
};

export default shifts;
