import type en from '../en/holds.ts';

const holds: typeof en = {
  name: '占用',
  open: '占用中',
  until: '至 %{at}',
  fields: {
    member: '会员',
    asset: '资产',
    amount: '数额',
    reason: '用途',
    storeName: '门店',
    state: '状态',
    states: '状态',
    createdBy: '经办人',
    createdAt: '占用时间',
    expiresAt: '自动释放',
    endedAt: '结束时间',
  },
  state: { HELD: '占用中', CONFIRMED: '已使用', RELEASED: '已释放', EXPIRED: '已超时' },
  reserve: {
    action: '占用',
    title: '占用%{asset}',
    hours: '占用时长（小时）',
    help: '最长一周，到时自动释放。',
    done: '已占用',
  },
  confirm: {
    action: '使用',
    title: '使用 %{amount} %{asset}？',
    text: '在占用的门店全额使用。',
    done: '占用已使用',
  },
  release: {
    action: '释放',
    title: '释放 %{amount} %{asset}？',
    text: '会员可再用于其他消费。',
    done: '占用已释放',
  },
};

export default holds;
