import type en from '../en/slips.ts';

const slips: typeof en = {
  name: '存款单',
  refund: '退款单',
  merchant: '商户联',
  member: '会员联',
  number: '单号',
  at: '时间',
  store: '门店',
  operator: '经办人',
  memberName: '会员',
  method: '付款方式',
  reference: '流水号',
  package: '储值方案',
  principal: '本金',
  bonus: '赠送金',
  points: '积分',
  paid: '实收金额',
  paid_out: '实退金额',
  after: '储值余额',
  after_parts: '本金 %{principal}，赠送金 %{bonus}',
  sign_member: '会员签名',
  sign_store: '门店盖章',
  print: '打印',
  empty: '此笔没有存款单。',
};

export default slips;
