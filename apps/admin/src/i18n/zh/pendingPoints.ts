import type en from '../en/pendingPoints.ts';

const pendingPoints: typeof en = {
  name: '待入账积分',
  open: '待入账积分',
  by_hand: '手动入账',
  due: '%{day} 入账',
  fields: {
    member: '会员',
    asset: '积分类型',
    points: '积分',
    reason: '用途',
    storeName: '门店',
    dueOn: '入账日期',
    state: '状态',
    states: '状态',
    createdAt: '承诺时间',
    endedAt: '结束时间',
  },
  state: { PENDING: '待入账', CONFIRMED: '已入账', CANCELLED: '已取消' },
  promise: {
    action: '承诺积分',
    title: '向%{name}承诺积分',
    help: '到这一天自动入账；不填则手动入账。',
    done: '已承诺积分',
  },
  confirm: {
    action: '入账',
    title: '入账 %{points} %{kind}？',
    text: '会员立即可用，有效期从今天起算。',
    done: '积分已入账',
  },
  cancel: {
    action: '取消承诺',
    title: '取消 %{points} %{kind}的承诺？',
    text: '会员将不会得到这些积分。',
    done: '承诺已取消',
  },
};

export default pendingPoints;
