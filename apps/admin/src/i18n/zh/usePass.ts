import type en from '../en/usePass.ts';

const usePass: typeof en = {
  name: '次卡核销',
  passes: '可用次卡',
  none: '该会员没有可用的次卡，可在会员资产页售卡。',
  left: '剩余 %{left} 次，共 %{sold} 次',
  any: '不限次数',
  until: '有效期至 %{day}',
  for_ever: '长期有效',
  used_today: '今日已用 %{count} 次',
  action: '核销',
  done: '已核销',
  next: '下一位会员',
  sell: {
    action: '售卡',
    title: '向%{name}售卡',
    type: '次卡',
    stored: '其中储值支付',
    stored_help: '可用 %{available}，其余按下方方式支付。',
    empty: '本门店没有可售的次卡。',
    done: '已售卡',
  },
  extend: { action: '延期', title: '“%{name}”延期', until: '新的到期日', done: '已延期' },
  refund: {
    action: '退卡',
    title: '“%{name}”退卡',
    text: '将收回剩余部分，剩余价值 %{worth}。',
    amount: '退款金额',
    as_paid: '按原支付方式',
    method: '退款方式',
    done: '已退卡',
  },
};

export default usePass;
