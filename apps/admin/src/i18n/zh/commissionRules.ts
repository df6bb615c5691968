import type en from '../en/commissionRules.ts';

const commissionRules: typeof en = {
  name: '提成规则',
  fields: {
    position: '顺序',
    name: '名称',
    subject: '提成对象',
    basis: '计提方式',
    percent: '比例（%）',
    amount: '每件金额',
    terms: '提成',
    lines: '适用明细',
    role: '适用角色',
  },
  subject: { GOODS: '商品', SERVICE: '服务', PASS: '次卡（售出时）', CARD: '售卡（按工本费）', TOP_UP: '充值' },
  basis: { NET: '按实收金额', PROFIT: '按毛利', PIECE: '按件' },
  everybody: '所有人',
  all_lines: '全部',
  percent_help: '填 0 表示所选明细不计提成，后面的规则不再适用。',
  amount_help: '次卡、售卡和充值均按一件计。',
  role_help: '留空表示所有销售人员。',
  lines_title: '适用明细（不选为全部）',
  versions: '历史版本',
  version: '版本 %{version}',
  up: '上移“%{name}”',
  down: '下移“%{name}”',
  ordered: '顺序已调整',
  archive_title: '停用“%{name}”？',
  archive_text: '此后不再按此规则计提，已计提的不变。',
  archived_done: '规则已停用',
  restore_title: '恢复“%{name}”？',
  restore_text: '规则将排在其他规则之后。',
  restored_done: '规则已恢复',
};

export default commissionRules;
