import type en from '../en/wallet.ts';

const wallet: typeof en = {
  refund: '退款',
  refund_title: '储值退款',
  left: '此笔充值还剩本金 %{left}。',
  amount: '退款本金',
  paid_out: '会员实得',
  withheld: '扣除已用赠送',
  bonus_back: '收回赠送金',
  points_back: '收回积分',
  coupons_back: '收回优惠券',
  needs_approval: '须由他人审批。',
  ask: '提交审批',
  asked: '已提交审批',
  refunded: '已退款',
  transfer: '转账',
  transfer_title: '会员间转账',
  transfer_help: '须由他人审批。转出本金，规则允许时也可转出赠送金。',
  to: '收款会员：手机号、卡号或会员号',
  freeze: '冻结',
  unfreeze: '解冻',
  freeze_title: '冻结“%{name}”账户？',
  unfreeze_title: '解冻“%{name}”账户？',
  freeze_help: '冻结期间不能消费、转账和退款，仍可充值。',
  frozen_done: '账户已冻结',
  unfrozen_done: '账户已解冻',
};

export default wallet;
