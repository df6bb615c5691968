import type { DB } from '@regulars/db/kysely';
import { aliveWords } from '@regulars/domain/alerts-words';
import type { Selectable } from 'kysely';
import { builder } from '../../builder.ts';
import { db } from '../../db.ts';
import { currentModel } from './service.ts';

/** Whoever sees the purchases of a member also sees what they say of the future. */
builder.prismaObjectFields('MemberMetrics', (t) => ({
  pAlive: t.float({
    nullable: true,
    description:
      'How likely the member still buys, from 0 to 1, by the model of last night (BG/NBD); null with a single purchase day, or too little history of the chain.',
    select: { p_alive: true },
    resolve: ({ p_alive }) => (p_alive === null ? null : Math.round(p_alive * 100) / 100),
  }),
  aliveText: t.string({
    description: "The same in the viewer's words.",
    select: { p_alive: true },
    resolve: ({ p_alive }, _args, { viewer }) => aliveWords(p_alive, viewer.locale),
  }),
}));

type Model = Selectable<DB['churn_model']>;

const ChurnModel = builder.objectRef<Model>('ChurnModel').implement({
  description:
    "What the chain's own history says of coming and staying away: the BG/NBD model (Fader, Hardie & Lee 2005), fitted every night by maximum likelihood.",
  fields: (t) => ({
    asOf: t.expose('as_of', { type: 'Date', description: 'The business day up to which history was taken.' }),
    fittedAt: t.expose('fitted_at', { type: 'DateTime', description: 'When.' }),
    members: t.exposeInt('members', { description: 'Members who ever bought.' }),
    repeaters: t.exposeInt('repeaters', { description: 'Those who came back on another day.' }),
    enough: t.boolean({ description: 'False: there is too little history, and nothing is claimed.', resolve: ({ r }) => r !== null }),
    sentence: t.string({
      description: "What it rests on, in the viewer's language.",
      resolve: ({ r, members, repeaters }, _args, { viewer: { locale } }) => {
        const counts = [members, repeaters].map((count) => count.toLocaleString(locale === 'zh' ? 'zh-CN' : 'en'));
        if (r === null)
          return locale === 'zh'
            ? `历史数据不足，暂不评估：${counts[0]} 位会员中 ${counts[1]} 位有过复购。`
            : `Too little history to tell: ${counts[1]} of ${counts[0]} members came back.`;
        return locale === 'zh'
          ? `依据 ${counts[0]} 位会员的购买历史，其中 ${counts[1]} 位有过复购。`
          : `Rests on the purchases of ${counts[0]} members, ${counts[1]} of whom came back.`;
      },
    }),
    r: t.exposeFloat('r', { nullable: true, description: 'Shape of the purchase rates; all times in weeks.' }),
    alpha: t.exposeFloat('alpha', { nullable: true, description: 'Scale of the purchase rates.' }),
    a: t.exposeFloat('a', { nullable: true, description: 'First parameter of the chance of leaving after a purchase.' }),
    b: t.exposeFloat('b', { nullable: true, description: 'Second parameter of it.' }),
    logLikelihood: t.exposeFloat('log_likelihood', { nullable: true, description: 'Of the fit.' }),
  }),
});

builder.queryField('churnModel', (t) =>
  t.field({
    type: ChurnModel,
    nullable: true,
    description: 'The model in use; null before the first night.',
    authScopes: { can: 'analytics.read' },
    resolve: async () => (await currentModel(db)) ?? null,
  }),
);
