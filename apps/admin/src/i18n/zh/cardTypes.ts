import type en from '../en/cardTypes.ts';

const cardTypes: typeof en = {
  name: '会员卡类型',
  fields: {
    q: '名称或编码',
    code: '编码',
    name: '名称',
    kind: '使用账户',
    colour: '颜色',
    uses: '功能',
    organisations: '可发给企业或团体',
    pattern: '卡号规则',
    pointsPercent: '积分倍率（%）',
    validMonths: '有效期（月）',
    activeAtOnce: '发卡即可使用',
    pinAbove: '超过此金额验密码',
    issueFee: '售价',
    renewFee: '续期费',
    replaceFee: '补换卡费',
  },
  kinds: {
    INDIVIDUAL: '个人卡：持卡人账户',
    SUPPLEMENTARY: '附属卡：主卡会员账户',
    LINKED: '关联卡：其他会员账户',
    GROUP: '团体卡：企业或团体账户',
  },
  use: { STORED_VALUE: '储值', POINTS: '积分', DISCOUNT: '折扣', COUNT: '计次', TIMED: '限时', CREDIT: '信用' },
  kind_help: '该类卡使用谁的账户，创建后不可更改。',
  pattern_help: '可用大写字母、数字、短横线；{store}、{type} 为门店和类型编码，{8} 为 8 位流水号，末尾自动加校验位。',
  percent_help: '按会员计算的积分规则所得积分乘以此倍率，150 即 1.5 倍。',
  months_help: '自发卡之日起计算，留空为长期有效。',
  pin_help: '支付超过此金额须输入卡密码，留空则不验证。',
  months: '%{smart_count} 个月',
  for_ever: '长期有效',
  archive_title: '归档“%{name}”？',
  archive_text: '不再发放，已发出的卡继续有效。',
  archived_done: '已归档',
  restore_title: '恢复“%{name}”？',
  restore_text: '将重新发放。',
  restored_done: '已恢复',
};

export default cardTypes;
