import { expiresSoon, leftToSpend, spentBy } from '@regulars/domain/cards';
import { PIN_TRIES } from '@regulars/domain/cards-pin';
import { minor } from '@regulars/domain/money';
import { builder } from '../../builder.ts';
import { businessDayAt } from '../../business-day.ts';
import { signCode } from '../../card-code.ts';
import { prisma } from '../../db.ts';
import { uuidPair } from '../../global-id.ts';
import { nodeVisibility } from '../../nodes.ts';
import { memberWhere } from '../../scope.ts';
import { may } from '../../viewer.ts';
import { TopUpMethod } from '../ledger/enums.ts';
import { actsOf } from './acts.ts';
import { earningNoted } from './earning.ts';
import { CardAct, CardState } from './enums.ts';
import { cardWhere } from './where.ts';

nodeVisibility('Card', async (viewer, id) => {
  const [member_id, card] = uuidPair(id);
  if (!may(viewer, 'card.read') || !member_id || !card) return false;
  return (await prisma.card.count({ where: { member_id, id: card, ...cardWhere(viewer) } })) > 0;
});

const CardCode = builder.objectRef<{ text: string; until: Date }>('CardCode').implement({
  description: 'The code of an electronic card, to be shown as a QR code and scanned at a till like a number.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'Signed, and another one every minute.' }),
    until: t.expose('until', { type: 'DateTime', description: 'When the next one comes; this one is taken a minute longer.' }),
  }),
});

interface Sums {
  day: number;
  month: number;
  inAll: number;
}

const CardSpending = builder.objectRef<Sums>('CardSpending').implement({
  description: 'What a linked card has spent of the accounts it is linked to, refunds taken off.',
  fields: (t) => ({
    day: t.field({ type: 'Money', description: 'Today.', resolve: ({ day }) => minor(day) }),
    month: t.field({ type: 'Money', description: 'This month.', resolve: ({ month }) => minor(month) }),
    inAll: t.field({ type: 'Money', description: 'In all.', resolve: ({ inAll }) => minor(inAll) }),
  }),
});

const CardEarning = builder.objectRef<NonNullable<ReturnType<typeof earningNoted>>>('CardEarning').implement({
  description: 'Whether and how many points a card earns; null: as its type says.',
  fields: (t) => ({
    earns: t.exposeBoolean('earns', { nullable: true, description: 'Whether purchases with it earn points.' }),
    pointsPercent: t.exposeInt('pointsPercent', { nullable: true, description: 'What rules that go by the member give, percent.' }),
  }),
});

builder.prismaObject('CardEvent', {
  description: 'Something that happened to a card.',
  fields: (t) => ({
    act: t.expose('act', { type: CardAct, description: 'What.' }),
    from: t.expose('from_state', { type: CardState, nullable: true, description: 'How it stood before; null: there was no card.' }),
    to: t.expose('to_state', { type: CardState, description: 'How it stood then.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    storeName: t.string({ description: 'Where.', select: { store: { select: { name: true } } }, resolve: ({ store }) => store.name }),
    operator: t.string({
      nullable: true,
      description: 'The name of who did it; null: the product itself.',
      select: { operator: { select: { name: true } } },
      resolve: ({ operator }) => operator?.name,
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why.' }),
    earning: t.field({
      type: CardEarning,
      nullable: true,
      description: 'Of SET_EARNING: what holds from then on.',
      resolve: ({ act, details }) => (act === 'SET_EARNING' ? earningNoted(details) : null),
    }),
    fee: t.expose('fee', { type: 'Money', description: 'What was paid for it.' }),
    method: t.field({
      type: TopUpMethod,
      nullable: true,
      description: 'How that was paid.',
      resolve: ({ method }) => (method === 'STORED_VALUE' || method === 'POINTS' ? null : method),
    }),
  }),
});

/** A column of the database is a Date there. */
const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

interface Spends {
  spent_on: Date | null;
  spent_day: number | bigint;
  spent_month: number | bigint;
  spent_total: number | bigint;
  limit_day: number | bigint | null;
  limit_month: number | bigint | null;
  limit_total: number | bigint | null;
}

const today = () => businessDayAt({ time_zone: null, day_starts_at: null }, new Date());
const limit = (amount: number | bigint | null) => (amount === null ? null : Number(amount));
const spentOf = (card: Spends) => ({
  on: dayOf(card.spent_on),
  day: Number(card.spent_day),
  month: Number(card.spent_month),
  inAll: Number(card.spent_total),
});

builder.prismaNode('Card', {
  id: { field: 'member_id_id' },
  description: 'A card of a member (会员卡), or what is known of one that is no more.',
  authScopes: { can: 'card.read' },
  fields: (t) => ({
    number: t.exposeString('number', { description: 'As printed.' }),
    type: t.relation('type', { description: 'What it can do, and costs.' }),
    state: t.expose('state', { type: CardState, description: 'How it stands.' }),
    stateAt: t.expose('state_at', { type: 'DateTime', description: 'Since when.' }),
    storeName: t.string({
      description: 'Name of the store that issued it.',
      select: { store: { select: { name: true } } },
      resolve: ({ store }) => store.name,
    }),
    issuedOn: t.expose('issued_on', { type: 'Date', description: 'Business day on which it was given out.' }),
    expiresOn: t.expose('expires_on', { type: 'Date', nullable: true, description: 'The last business day; null: for ever.' }),
    expiresSoon: t.boolean({
      description: 'Whether its last day is at most 30 days away.',
      resolve: ({ state, expires_on }) => state === 'ACTIVE' && expiresSoon(dayOf(expires_on), today()),
    }),
    earns: t.exposeBoolean('earns', {
      nullable: true,
      description: 'Whether purchases with it earn points; null: as its type says.',
    }),
    pointsPercent: t.exposeInt('points_percent', {
      nullable: true,
      description: 'What rules that go by the member give, in percent; null: as its type says.',
    }),
    perDay: t.expose('limit_day', {
      type: 'Money',
      nullable: true,
      description: 'What it may spend of the linked accounts a day; null: no limit.',
    }),
    perMonth: t.expose('limit_month', { type: 'Money', nullable: true, description: 'The same a month.' }),
    inAll: t.expose('limit_total', { type: 'Money', nullable: true, description: 'The same in all.' }),
    spent: t.field({ type: CardSpending, description: 'What it has spent so far.', resolve: (card) => spentBy(spentOf(card), today()) }),
    leftToSpend: t.field({
      type: 'Money',
      nullable: true,
      description: 'What it may still spend today; null: no limit of its own.',
      resolve: (card) => {
        const limits = { perDay: limit(card.limit_day), perMonth: limit(card.limit_month), inAll: limit(card.limit_total) };
        const left = leftToSpend(limits, spentOf(card), today());
        return left === null ? null : minor(left);
      },
    }),
    hasPin: t.boolean({ description: 'Whether a PIN is set.', resolve: ({ pin_hash }) => pin_hash !== null }),
    pinLocked: t.boolean({
      description: 'Whether it was entered wrongly too often, and waits for a reset.',
      resolve: ({ pin_hash, pin_tries }) => pin_hash !== null && pin_tries >= PIN_TRIES,
    }),
    acts: t.field({
      type: [CardAct],
      description: 'What the viewer may do with it now.',
      extensions: { personal: true },
      resolve: (card, _args, { viewer }) => actsOf(viewer, card),
    }),
    code: t.field({
      type: CardCode,
      nullable: true,
      description: 'The QR code of this minute; null while the card is not accepted.',
      resolve: ({ state, number }) => (state === 'ACTIVE' ? signCode(number, new Date()) : null),
    }),
    history: t.relation('history', {
      description: 'All that happened to it, the latest first.',
      query: { orderBy: { id: 'desc' }, take: 200 },
    }),
  }),
});

/** What it belongs to, and what belongs to it. */
builder.prismaObjectFields('Card', (t) => ({
  replaces: t.prismaField({
    type: 'Card',
    nullable: true,
    description: 'The card whose place it took.',
    resolve: (query, { member_id, replaces_id: id }) =>
      id === null ? null : prisma.card.findUnique({ ...query, where: { member_id_id: { member_id, id } } }),
  }),
  replacedBy: t.prismaField({
    type: 'Card',
    nullable: true,
    description: 'The card that took its place.',
    resolve: (query, { member_id, id }) => prisma.card.findFirst({ ...query, where: { member_id, replaces_id: id } }),
  }),
  member: t.prismaField({
    type: 'Member',
    nullable: true,
    description: "Who holds it; null where the viewer's branch does not know the member.",
    resolve: (query, { member_id: id }, _args, { viewer }) =>
      may(viewer, 'member.read') ? prisma.member.findFirst({ ...query, where: { AND: [{ id }, memberWhere(viewer)] } }) : null,
  }),
  payer: t.prismaField({
    type: 'Member',
    nullable: true,
    description: "The member whose accounts it spends from; null: the holder's own, or one whom the viewer's branch does not know.",
    resolve: (query, { payer_id: id }, _args, { viewer }) =>
      id && may(viewer, 'member.read') ? prisma.member.findFirst({ ...query, where: { AND: [{ id }, memberWhere(viewer)] } }) : null,
  }),
}));
