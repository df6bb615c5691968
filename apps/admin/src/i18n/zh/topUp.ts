import type en from '../en/topUp.ts';

const topUp: typeof en = {
  name: '储值充值',
  find: '手机号、卡号或会员号',
  find_action: '查找',
  nobody: '未找到会员，请输入完整的手机号、卡号或会员号。',
  archived: '该会员已停用。',
  blocked: '会员卡 %{number} 已%{state}，请核实身份后再办理。',
  change: '更换会员',
  balance: '当前储值',
  store: '门店',
  packages: '储值方案',
  none: '不用方案',
  amount: '金额',
  method: '付款方式',
  reference: '付款流水号',
  methods: { CASH: '现金', BANK_CARD: '银行卡', WECHAT_PAY: '微信支付', ALIPAY: '支付宝', TRANSFER: '银行转账', OTHER: '其他' },
  gets: '会员到账',
  gets_bonus: '%{amount}，其中赠送 %{bonus}',
  points: '%{points} 积分',
  action: '充值 %{amount}',
  done: '已充值',
  slip: '存款单',
  next: '下一位会员',
};

export default topUp;
