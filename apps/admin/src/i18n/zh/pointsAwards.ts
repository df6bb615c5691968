import type en from '../en/pointsAwards.ts';

const pointsAwards: typeof en = {
  name: '名单发积分 |||| 名单发积分',
  new: '新建名单',
  past: '历史名单',
  score: '每人积分',
  list: '会员名单',
  list_help: '会员号、手机号或卡号，每行一个；重复的只发一次。',
  action: '提交审批',
  done: '已提交，等待审批',
  figures: '共 %{members} 人，已发 %{given} 人，未能发放 %{failed} 人',
  asked: '申请时间',
  by: '申请人',
  reason: '原因',
  kind: '积分类型',
  members: '会员数',
  given: '已发放',
  failed: '未发放',
  standing: '状态',
  empty: '还没有名单，粘贴会员名单即可开始。',
  state: { WAITING: '待审批', RUNNING: '发放中', DONE: '已完成', REFUSED: '未通过' },
};

export default pointsAwards;
