import type en from '../en/passTypes.ts';

const passTypes: typeof en = {
  name: '次卡类型',
  fields: {
    q: '名称或编码',
    code: '编码',
    name: '名称',
    kind: '类型',
    productId: '服务',
    gives: '内容',
    uses: '次数',
    validDays: '有效天数',
    perDay: '每日限用次数',
    price: '售价',
    orgIds: '适用门店',
  },
  kind: { COUNT: '计次卡', TIME: '限时卡，有效期内不限次数' },
  uses: '%{smart_count} 次',
  any: '不限次数',
  days: '%{smart_count} 天',
  for_ever: '长期有效',
  a_day: '每日 %{smart_count} 次',
  everywhere: '全部门店',
  days_help: '自售出之日起计算，留空为长期有效。',
  time_help: '自售出之日起计算。',
  service_help: '每次使用对应的服务类商品。',
  per_day_help: '留空为不限。',
  orgs_help: '可售卖和使用的门店，选择区域即包含其下全部门店，留空为全部门店。',
  archive_title: '停用“%{name}”？',
  archive_text: '停用后不再售卖，已售出的次卡可继续使用。',
  archived_done: '次卡类型已停用',
  restore_title: '恢复“%{name}”？',
  restore_text: '恢复后可继续售卖。',
  restored_done: '次卡类型已恢复',
};

export default passTypes;
