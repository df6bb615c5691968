import type en from '../en/alertSettings.ts';

const alertSettings: typeof en = {
  name: '预警规则',
  help: '此处的设置适用于本分支及其下未另行设置的机构。要更改某个分支自己的规则，请在顶部选择该分支。',
  on: '开启',
  off: '关闭',
  as_above: '同上级',
  as_product: '默认',
  raised: '是否提醒：%{title}',
  own: '本级设置',
  from: '来自%{name}',
  default: '默认值',
  inherit: '恢复为上级设置',
  will_inherit: '保存后同上级',
  limits: '范围 %{min} 至 %{max}',
  by_level: '按会员等级',
  saved: '%{title}已保存',
  unit: { DAYS: '天', PERCENT: '%', MEMBERS: '人', PURCHASES: '次', TIMES: '倍' },
};

export default alertSettings;
