import { withTx } from '@regulars/db/tx';
import { MESSAGE_CHANNELS, type MessageChannel as Channel } from '@regulars/domain/messages';
import { builder } from '../../builder.ts';
import { db } from '../../db.ts';
import { env } from '../../env.ts';
import { MessageAdapter, MessageChannel } from './enums.ts';
import { type GatewayEnv, gatewaysOf } from './gateways.ts';
import { loadMessageRules, type MessageRules, updateMessageRules } from './settings.ts';

const told = {
  quietFrom:
    "Minutes after midnight on the store's clock, 0 to 1439: nobody is disturbed from here on; equal to quietUntil: there are no quiet hours.",
  quietUntil: "Minutes after midnight on the store's clock, 0 to 1439: what was put off is sent then.",
  capCount: 'So much advertising a member gets in capDays days, 0 to 100; 0: none.',
  capDays: 'Days of the cap, 1 to 365.',
  heldBack: 'Channels whose messages stay in the outbox although a gateway is configured.',
};

/** What configures a channel: see env.ts. */
const VARIABLES: Record<Channel, readonly (keyof GatewayEnv)[]> = {
  SMS: ['SMS_GATEWAY_URL', 'SMS_GATEWAY_SECRET'],
  EMAIL: ['SMTP_URL', 'MAIL_FROM'],
  WECHAT: ['WECHAT_GATEWAY_URL', 'WECHAT_GATEWAY_SECRET'],
};

const MessageGateway = builder.objectRef<{ channel: Channel; heldBack: boolean }>('MessageGateway').implement({
  description: 'How messages of a channel leave the house.',
  fields: (t) => ({
    channel: t.expose('channel', { type: MessageChannel, description: 'Of which channel.' }),
    adapter: t.field({
      type: MessageAdapter,
      description: 'By what they leave now.',
      resolve: ({ channel, heldBack }) => (heldBack ? 'OUTBOX' : (gatewaysOf(env)[channel]?.adapter ?? 'OUTBOX')),
    }),
    configured: t.boolean({
      description: 'Whether the environment names a gateway.',
      resolve: ({ channel }) => gatewaysOf(env)[channel] !== null,
    }),
    heldBack: t.exposeBoolean('heldBack', { description: 'Whether they stay in the outbox all the same.' }),
    variables: t.stringList({
      description: 'The variables of the environment that configure it.',
      resolve: ({ channel }) => [...VARIABLES[channel]],
    }),
  }),
});

const MessageSettings = builder.objectRef<MessageRules>('MessageSettings').implement({
  description: 'The rules of messages, for the whole chain (消息规则).',
  fields: (t) => ({
    quietFrom: t.exposeInt('quiet_from', { description: told.quietFrom }),
    quietUntil: t.exposeInt('quiet_until', { description: told.quietUntil }),
    capCount: t.exposeInt('cap_count', { description: told.capCount }),
    capDays: t.exposeInt('cap_days', { description: told.capDays }),
    gateways: t.field({
      type: [MessageGateway],
      description: 'How each channel leaves the house.',
      resolve: ({ held_back }) => MESSAGE_CHANNELS.map((channel) => ({ channel, heldBack: held_back.includes(channel) })),
    }),
    updatedAt: t.expose('updated_at', { type: 'DateTime', description: 'When they were last changed.' }),
  }),
});

const MessageSettingsInput = builder.inputType('MessageSettingsInput', {
  description: 'Changes to the rules of messages; what is left out stays as it is.',
  fields: (t) => ({
    quietFrom: t.int({ description: told.quietFrom }),
    quietUntil: t.int({ description: told.quietUntil }),
    capCount: t.int({ description: told.capCount }),
    capDays: t.int({ description: told.capDays }),
    heldBack: t.field({ type: [MessageChannel], description: told.heldBack }),
  }),
});

builder.queryField('messageSettings', (t) =>
  t.field({
    type: MessageSettings,
    description: 'The rules of messages.',
    authScopes: { can: 'message.read' },
    resolve: () => loadMessageRules(db),
  }),
);

builder.mutationField('updateMessageSettings', (t) =>
  t.field({
    type: MessageSettings,
    description: 'Changes the rules of messages. What is written already keeps its time.',
    authScopes: { can: 'message.configure' },
    args: { input: t.arg({ type: MessageSettingsInput, required: true }) },
    resolve: async (_root, { input }, { viewer }) => {
      await withTx(db, (tx) => updateMessageRules(tx, viewer, input, new Date()));
      return loadMessageRules(db);
    },
  }),
);
