import { DomainError } from '@regulars/domain/errors';
import { minor } from '@regulars/domain/money';
import { addMonths, periodStart } from '@regulars/domain/period';
import { builder } from '../../builder.ts';
import { businessDayAt } from '../../business-day.ts';
import { prisma, reportDb } from '../../db.ts';
import { orgsAsked } from '../orgs/branch.ts';
import { orgTree } from '../orgs/tree.ts';
import { CardState } from './enums.ts';
import { type CardCounts, type CardFigures, cardFigures, cardMonths, type CardMonth as Month, type MonthAct } from './statistics.ts';

const MAX_MONTHS = 36;

const CardStateCount = builder.objectRef<CardCounts['states'][number]>('CardStateCount').implement({
  description: 'How many cards are in a state.',
  fields: (t) => ({
    state: t.expose('state', { type: CardState, description: 'Which.' }),
    cards: t.exposeInt('cards', { description: 'How many.' }),
  }),
});

const CardTypeFigures = builder.objectRef<CardCounts>('CardTypeFigures').implement({
  description: 'Cards of a type.',
  fields: (t) => ({
    type: t.prismaField({
      type: 'CardType',
      description: 'Which.',
      resolve: (query, { id }) => prisma.cardType.findUniqueOrThrow({ ...query, where: { id: id ?? '' } }),
    }),
    total: t.exposeInt('total', { description: 'In all states.' }),
    states: t.field({
      type: [CardStateCount],
      description: 'By state; those without a card are left out.',
      resolve: ({ states }) => states,
    }),
  }),
});

const CardStoreFigures = builder.objectRef<CardCounts>('CardStoreFigures').implement({
  description: 'Cards that a store issued.',
  fields: (t) => ({
    storeName: t.string({ description: 'Which.', resolve: async ({ id }) => (await orgTree()).byId.get(id ?? '')?.name ?? '' }),
    total: t.exposeInt('total', { description: 'In all states.' }),
    states: t.field({
      type: [CardStateCount],
      description: 'By state; those without a card are left out.',
      resolve: ({ states }) => states,
    }),
  }),
});

const CardMonth = builder.objectRef<Month>('CardMonth').implement({
  description: 'What happened to cards in a month.',
  fields: (t) => {
    const count = (act: MonthAct, description: string) => t.int({ description, resolve: ({ acts }) => acts[act] });
    return {
      month: t.expose('month', { type: 'Date', description: 'Its first day.' }),
      issued: count('ISSUE', 'Given out, those in the place of others too.'),
      renewed: count('RENEW', 'Renewed.'),
      lost: count('REPORT_LOSS', 'Reported lost.'),
      replaced: count('REPLACE', 'Replaced by a new one.'),
      frozen: count('FREEZE', 'Frozen.'),
      expired: count('EXPIRE', 'Expired.'),
      closed: count('CLOSE', 'Closed.'),
      fees: t.field({ type: 'Money', description: 'What was paid for cards.', resolve: ({ fees }) => minor(fees) }),
    };
  },
});

interface Statistics extends CardFigures {
  stores: readonly string[] | null;
  months: number;
}

const CardStatistics = builder.objectRef<Statistics>('CardStatistics').implement({
  description: 'Cards in figures (会员卡统计), as they stand now.',
  fields: (t) => ({
    total: t.int({ description: 'All cards, in whatever state.', resolve: ({ all }) => all.total }),
    states: t.field({
      type: [CardStateCount],
      description: 'By state; those without a card are left out.',
      resolve: ({ all }) => all.states,
    }),
    byType: t.field({ type: [CardTypeFigures], description: 'By type, the most cards first.', resolve: ({ byType }) => byType }),
    byStore: t.field({
      type: [CardStoreFigures],
      description: 'By the store that issued them, the most cards first.',
      resolve: ({ byStore }) => byStore,
    }),
    months: t.field({
      type: [CardMonth],
      description: 'What happened, month by month, the present one last.',
      resolve: ({ stores, months }) => {
        const to = periodStart(businessDayAt({ time_zone: null, day_starts_at: null }, new Date()), 'MONTH');
        return cardMonths(reportDb, stores, addMonths(to, 1 - months), to);
      },
    }),
  }),
});

builder.queryField('cardStatistics', (t) =>
  t.field({
    type: CardStatistics,
    description: "Figures of the cards that the viewer's branch issued.",
    authScopes: { can: 'card.report' },
    complexity: 50,
    args: {
      branchId: t.arg.globalID({ description: 'Only of this Org and below.' }),
      months: t.arg.int({ required: true, defaultValue: 12, description: 'How far back the months go, 1 to 36.' }),
    },
    resolve: async (_root, { branchId, months }, { viewer }) => {
      if (months <= 0) throw new DomainError('NOT_POSITIVE', { value: months }, 'months');
      if (months > MAX_MONTHS) throw new DomainError('TOO_LARGE', { max: MAX_MONTHS }, 'months');
      const stores = await orgsAsked(viewer, branchId, 'branchId');
      return { ...(await cardFigures(reportDb, stores)), stores, months };
    },
  }),
);
