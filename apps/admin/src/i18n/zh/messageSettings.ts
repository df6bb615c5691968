const messageSettings = {
  name: '消息设置',
  fields: {
    heldBack: '留在发件箱',
    quietFrom: '免打扰开始',
    quietUntil: '免打扰结束',
    capCount: '每位会员营销上限（条）',
    capDays: '统计天数',
  },
  gateways: '网关',
  adapter: { OUTBOX: '留在发件箱', SMTP: '经 SMTP 发出', HTTP: '经签名调用发出' },
  not_configured: '请在环境变量中设置 %{names}。',
  help: {
    heldBack: '已配置网关，但这些渠道的消息仍不发出。',
    quiet: '按门店时间。时段内的消息顺延至结束时发送，验证码即时发送。起止相同：不设免打扰。',
    cap: '服务通知和验证码不计入。0：不发营销消息。',
  },
  saved: '消息设置已保存',
};

export default messageSettings;
