import type { BusinessDate } from '@regulars/domain/time';
import { addDays } from '@regulars/domain/time';
import { builder } from '../../builder.ts';
import { businessDayAt } from '../../business-day.ts';
import { db, prisma } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { withinBudget } from '../../time-budget.ts';
import { may, type Viewer } from '../../viewer.ts';
import { loadRules } from '../wallet/settings.ts';
import { type Claim, claimsQuery, entriesBetween, type Movement, movements, owedOver, owedTo, type Value } from './figures.ts';
import { checked, type Days, daysArguments, nameOf, orgArgument, yearOfMonthEnds } from './period.ts';
import { holders, outstanding, type Outstanding, VALIDITY } from './prepaid.ts';
import { type Debt, debtsOf } from './service.ts';
import { eachOrgAsked } from '../orgs/branch.ts';

const sum = (parts: readonly Value[]): Value => ({
  principal: parts.reduce((all, { principal }) => all + principal, 0),
  bonus: parts.reduce((all, { bonus }) => all + bonus, 0),
});

const ValueAmount = builder.objectRef<Value>('ValueAmount').implement({
  description: 'An amount of stored value.',
  fields: (t) => ({
    principal: t.expose('principal', { type: 'Money', description: '本金: paid in by members.' }),
    bonus: t.expose('bonus', { type: 'Money', description: '赠送金: given on top.' }),
    total: t.field({ type: 'Money', description: 'Both.', resolve: ({ principal, bonus }) => principal + bonus }),
  }),
});

const SettlementDebt = builder.objectRef<Debt & Days>('SettlementDebt').implement({
  description: 'What one store owes another for value that was paid in at the one and spent at the other.',
  fields: (t) => ({
    id: t.id({ description: 'Of the pair, in this answer.', resolve: ({ debtorId, creditorId }) => `${debtorId}:${creditorId}` }),
    debtorId: t.id({ description: 'The Org that owes.', resolve: ({ debtorId }) => globalId('Org', debtorId) }),
    creditorId: t.id({ description: 'The Org that it is owed to.', resolve: ({ creditorId }) => globalId('Org', creditorId) }),
    debtorName: t.string({ description: 'Who owes.', resolve: ({ debtorId }) => nameOf(debtorId) }),
    creditorName: t.string({ description: 'Whom.', resolve: ({ creditorId }) => nameOf(creditorId) }),
    amount: t.field({ type: ValueAmount, description: "The creditor's claims less the debtor's.", resolve: (debt) => debt }),
    entries: t.prismaField({
      type: ['JournalEntry'],
      complexity: 20,
      description: 'The entries behind it, the newest first, at most 200. Empty without the right to see what members hold.',
      resolve: async (query, { debtorId, creditorId, from, to }, _args, { viewer }) => {
        if (!may(viewer, 'value.read')) return [];
        const keys = await entriesBetween(db, { storeId: creditorId, peerId: debtorId }, { from, to, limit: 200 });
        return prisma.journalEntry.findMany({ ...query, where: { OR: keys }, orderBy: { id: 'desc' } });
      },
    }),
  }),
});

interface Balance {
  storeId: string;
  /** What others owe the store, and what it owes others. */
  owed: Value;
  owes: Value;
}

/** Each store with its sums over all the others. */
function balancesOf(debts: readonly Debt[]): Balance[] {
  const ids = new Set(debts.flatMap(({ debtorId, creditorId }) => [debtorId, creditorId]));
  return [...ids].toSorted().map((storeId) => ({
    storeId,
    owed: sum(debts.filter(({ creditorId }) => creditorId === storeId)),
    owes: sum(debts.filter(({ debtorId }) => debtorId === storeId)),
  }));
}

const SettlementBalance = builder.objectRef<Balance>('SettlementBalance').implement({
  description: 'What a store has to get, all in all; below zero: to pay. Over the chain it comes to nothing.',
  fields: (t) => ({
    storeId: t.id({ description: 'The Org.', resolve: ({ storeId }) => globalId('Org', storeId) }),
    storeName: t.string({ description: 'Which.', resolve: ({ storeId }) => nameOf(storeId) }),
    owed: t.expose('owed', { type: ValueAmount, description: 'What other stores owe it.' }),
    owes: t.expose('owes', { type: ValueAmount, description: 'What it owes other stores.' }),
    amount: t.field({
      type: ValueAmount,
      description: 'The former less the latter.',
      resolve: ({ owed, owes }) => ({ principal: owed.principal - owes.principal, bonus: owed.bonus - owes.bonus }),
    }),
  }),
});

const SettlementReport = builder
  .objectRef<Days & { claims: Claim[]; viewer: Viewer; stores: readonly string[] }>('SettlementReport')
  .implement({
    description: 'What stores owe each other by what happened in a period (门店结算), settled or not.',
    fields: (t) => ({
      debts: t.field({
        type: [SettlementDebt],
        description: 'Who owes whom, the most first.',
        resolve: ({ claims, from, to }) =>
          debtsOf(claims)
            .map((debt) => ({ ...debt, from, to }))
            .toSorted((a, b) => b.principal + b.bonus - a.principal - a.bonus),
      }),
      balances: t.field({
        type: [SettlementBalance],
        description: 'Each store of the branch that owes or is owed.',
        resolve: ({ claims, stores }) => balancesOf(debtsOf(claims)).filter(({ storeId }) => stores.includes(storeId)),
      }),
    }),
  });

builder.queryField('settlementReport', (t) =>
  t.field({
    type: SettlementReport,
    description: 'What the stores of a branch owe others, and others them, by a period.',
    authScopes: { can: 'value.report' },
    complexity: 50,
    args: { from: t.arg(daysArguments.from), to: t.arg(daysArguments.to), orgId: t.arg.globalID(orgArgument) },
    resolve: async (_root, { orgId, ...given }, { viewer }) => {
      const days = checked(given);
      const stores = await eachOrgAsked(viewer, orgId, 'orgId');
      const all = await withinBudget<Claim>(db, claimsQuery(days.from, days.to));
      const claims = all.filter(({ store_id, peer_id }) => stores.includes(store_id) || stores.includes(peer_id));
      return { ...days, claims, viewer, stores };
    },
  }),
);

const ValueMovement = builder.objectRef<Movement>('ValueMovement').implement({
  description: 'What came, or went, of stored value against one thing.',
  fields: (t) => ({
    house: t.string({ description: 'What it stands against, a House.', resolve: ({ house }) => house }),
    came: t.exposeBoolean('came', { description: 'Whether it came to members, or went.' }),
    amount: t.field({ type: ValueAmount, description: 'Below zero: went.', resolve: (movement) => movement }),
  }),
});

const StoreValue = builder.objectRef<Value & { store_id: string }>('StoreValue').implement({
  description: 'What a store owes members.',
  fields: (t) => ({
    storeName: t.string({ description: 'Which.', resolve: ({ store_id }) => nameOf(store_id) }),
    amount: t.field({ type: ValueAmount, description: 'How much.', resolve: (value) => value }),
  }),
});

const ValueOn = builder.objectRef<Value & { on: BusinessDate }>('ValueOn').implement({
  description: 'What was owed to members at the end of a day.',
  fields: (t) => ({
    on: t.expose('on', { type: 'Date', description: 'The day.' }),
    amount: t.field({ type: ValueAmount, description: 'How much.', resolve: (value) => value }),
  }),
});

const LiabilityReport = builder.objectRef<Days & { stores: readonly string[] }>('LiabilityReport').implement({
  description: 'Stored value that is owed to members (储值负债): what was there, what came and went, what is left.',
  fields: (t) => ({
    opening: t.field({
      type: ValueAmount,
      complexity: 20,
      description: 'At the end of the day before the period.',
      resolve: async ({ from, stores }) => sum(await owedTo(db, addDays(from, -1), stores)),
    }),
    movements: t.field({
      type: [ValueMovement],
      complexity: 20,
      description: 'What came and went in the period: opening and all of these come to closing.',
      resolve: ({ from, to, stores }) => movements(db, from, to, stores),
    }),
    closing: t.field({
      type: ValueAmount,
      complexity: 20,
      description: 'At the end of the period.',
      resolve: async ({ to, stores }) => sum(await owedTo(db, to, stores)),
    }),
    stores: t.field({
      type: [StoreValue],
      complexity: 20,
      description: 'The same, by the store that owes it; the most first.',
      resolve: async ({ to, stores }) => (await owedTo(db, to, stores)).toSorted((a, b) => b.principal + b.bonus - a.principal - a.bonus),
    }),
    trend: t.field({
      type: [ValueOn],
      complexity: 30,
      description: 'At the ends of twelve months, the last day being that of the period.',
      resolve: ({ to, stores }) => owedOver(db, yearOfMonthEnds(to), stores),
    }),
  }),
});

builder.queryField('liabilityReport', (t) =>
  t.field({
    type: LiabilityReport,
    description: 'Stored value owed by the stores of a branch, on any day.',
    authScopes: { can: 'value.report' },
    args: { from: t.arg(daysArguments.from), to: t.arg(daysArguments.to), orgId: t.arg.globalID(orgArgument) },
    resolve: async (_root, { orgId, ...days }, { viewer }) => ({ ...checked(days), stores: await eachOrgAsked(viewer, orgId, 'orgId') }),
  }),
);

const PrepaidValidity = builder.enumType('PrepaidValidity', {
  description: 'Until when stored value can be spent, from today.',
  values: Object.fromEntries(
    VALIDITY.map((name) => [
      name,
      {
        NEVER: { description: '永久有效' },
        OVER_A_YEAR: { description: '一年以上' },
        A_YEAR: { description: '半年至一年' },
        HALF_A_YEAR: { description: '一个月至半年' },
        A_MONTH: { description: '一个月内' },
        EXPIRED: { description: '已过期未清零' },
      }[name],
    ]),
  ) as Record<(typeof VALIDITY)[number], { description: string }>, // fromEntries forgets the keys
});

const PrepaidLine = builder.objectRef<Outstanding>('PrepaidLine').implement({
  description: 'Outstanding value of one validity.',
  fields: (t) => ({
    validity: t.expose('validity', { type: PrepaidValidity, description: 'Until when.' }),
    members: t.exposeInt('members', { description: 'Members who hold it.' }),
    amount: t.field({ type: ValueAmount, description: 'How much.', resolve: (line) => line }),
  }),
});

interface Prepaid {
  lines: Outstanding[];
  members: number;
  above: number;
  limit: number | null;
}

const PrepaidReport = builder.objectRef<Prepaid>('PrepaidReport').implement({
  description: 'What is asked of issuers of single-purpose prepaid cards (单用途商业预付卡), as of now.',
  fields: (t) => ({
    outstanding: t.field({ type: ValueAmount, description: 'All that members can still spend.', resolve: ({ lines }) => sum(lines) }),
    members: t.exposeInt('members', { description: 'Members who hold stored value.' }),
    membersAboveLimit: t.exposeInt('above', { description: 'Those of them with more principal than the limit.' }),
    limit: t.expose('limit', { type: 'Money', nullable: true, description: 'The most principal a member may hold; null: no limit.' }),
    byValidity: t.field({
      type: [PrepaidLine],
      description: 'Until when it can be spent.',
      resolve: ({ lines }) => VALIDITY.flatMap((one) => lines.filter(({ validity }) => validity === one)),
    }),
  }),
});

builder.queryField('prepaidReport', (t) =>
  t.field({
    type: PrepaidReport,
    description: 'Outstanding stored value of the stores of a branch, as the regulator asks for it.',
    authScopes: { can: 'value.report' },
    complexity: 50,
    args: { orgId: t.arg.globalID(orgArgument) },
    resolve: async (_root, { orgId }, { viewer }) => {
      const stores = await eachOrgAsked(viewer, orgId, 'orgId');
      const { member_limit: limit } = await loadRules(db);
      const today = businessDayAt({ time_zone: null, day_starts_at: null }, new Date());
      const [lines, { members, above }] = await Promise.all([outstanding(db, today, stores), holders(db, limit, stores)]);
      return { lines, members, above, limit };
    },
  }),
);
