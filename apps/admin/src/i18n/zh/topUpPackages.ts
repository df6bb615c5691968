import type en from '../en/topUpPackages.ts';

const topUpPackages: typeof en = {
  name: '储值方案',
  fields: {
    q: '名称',
    name: '名称',
    payFrom: '充值满',
    gives: '赠送',
    bonusAmount: '赠送金',
    bonusPercent: '按充值额赠送（%）',
    bonusDays: '赠送金有效期（天）',
    points: '赠送积分',
    pointsKindId: '积分类型',
    coupons: '优惠券（张）',
    couponTemplateId: '券模板',
    startsOn: '开始日期',
    endsOn: '结束日期',
    orgIds: '适用门店',
  },
  when: '有效期',
  everywhere: '全部门店',
  bonus: { NOTHING: '不赠送', AMOUNT: '固定赠送', PERCENT: '按比例赠送' },
  pay_help: '充值达到或超过此金额即赠送一次。',
  days_help: '留空则按储值规则。',
  points_help: '留空则不赠送；有效期随积分类型。',
  orgs_help: '选择大区即包含其所有门店；留空为全部门店。',
  archive_title: '停用“%{name}”？',
  archive_text: '此后不能再按此方案充值，已赠送的不变。',
  archived_done: '方案已停用',
  restore_title: '恢复“%{name}”？',
  restore_text: '方案将重新可用。',
  restored_done: '方案已恢复',
};

export default topUpPackages;
