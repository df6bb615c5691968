const messageSettings = {
  name: 'Message settings',
  fields: {
    heldBack: 'Keep in the outbox',
    quietFrom: 'Quiet from',
    quietUntil: 'Quiet until',
    capCount: 'Advertising for a member, at most',
    capDays: 'in so many days',
  },
  gateways: 'Gateways',
  adapter: { OUTBOX: 'Stays in the outbox', SMTP: 'Leaves by SMTP', HTTP: 'Leaves by a signed call' },
  not_configured: 'Set %{names} in the environment.',
  help: {
    heldBack: 'Messages of these channels do not leave the house, although a gateway is set.',
    quiet: "By the store's clock. What falls into these hours is sent at their end; codes are sent at once. Equal: no quiet hours.",
    cap: 'Service messages and codes are not counted. 0: no advertising at all.',
  },
  saved: 'Message settings saved',
};

export default messageSettings;
