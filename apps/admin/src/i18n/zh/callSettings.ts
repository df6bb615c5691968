const callSettings = {
  name: '来电设置',
  fields: { name: '电话系统', org: '来电机构', employee: '员工', extension: '分机' },
  keys: '来电密钥',
  keys_help: '电话系统凭密钥将来电推送至 /hooks/call，会员资料随即在客服屏幕弹出。',
  once: '密钥仅显示这一次，请立即填入电话系统。',
  revoke_text: '此后使用该密钥的来电将被拒绝。',
  extensions: '分机',
  extensions_help: '已登记分机的来电只在该员工屏幕弹出，其余来电弹给本机构全部客服。',
  no_extensions: '还没有登记分机。',
  extension_set: '分机已更新',
};

export default callSettings;
