import type en from '../en/walletSettings.ts';

const walletSettings: typeof en = {
  name: '储值规则',
  fields: {
    spendOrder: '消费顺序',
    clawback: '退款时的赠送金和优惠券',
    bonusDays: '赠送金有效期（天）',
    principalMonths: '本金有效期（月）',
    memberLimit: '每位会员储值上限',
    transferLimit: '单次转账上限',
    transferBonus: '赠送金可转账',
    payWhileLost: '挂失期间可不持卡使用储值',
    refundApproval: '退款超过此金额须他人审批',
  },
  order: { PRINCIPAL_FIRST: '先本金后赠送金', BONUS_FIRST: '先赠送金后本金', PROPORTIONAL: '本金与赠送金按比例' },
  back: { FULL: '全部收回', PROPORTIONAL: '按退款比例收回', KEEP: '不收回' },
  help: {
    clawback: '已消费的赠送金和套餐优惠券已抵扣的金额从退款中扣除。',
    bonusDays: '方案未规定时适用；留空为长期有效。',
    principalMonths: '留空为长期有效（记名卡不得设有效期）。',
    memberLimit: '单用途预付卡（记名）上限为 5000 元；留空为不限。',
    transferLimit: '转账一律须他人审批；留空为不限。',
    transferBonus: '按消费顺序转出。',
    payWhileLost: '关闭时，有挂失卡的会员须出示其他卡，或先处理挂失。',
    refundApproval: '留空为无需审批。',
  },
  saved: '规则已保存，已发放的有效期不变。',
};

export default walletSettings;
