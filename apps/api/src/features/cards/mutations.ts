import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidOf } from '../../global-id.ts';
import { once } from '../../idempotency.ts';
import type { Viewer } from '../../viewer.ts';
import { TopUpMethod } from '../ledger/enums.ts';
import { inShift, type ShiftAct, shiftField } from '../shifts/in-shift.ts';
import { issueCard } from './issue.ts';
import { cardAt, cardKeyOf } from './key.ts';
import { setEarning } from './earning.ts';
import { setLimits } from './limits.ts';
import type { CardKey } from './load.ts';
import { replaceCard } from './replace.ts';
import { renewCard } from './service.ts';

const idempotencyKey = {
  required: true,
  description: 'Made by the caller for this one act, at least 8 characters: sent again with the same input it gives the same answer.',
} as const;
const told = {
  storeId: { required: true, description: 'The store where it is done, and the fee taken.' },
  cardId: { required: true, description: 'The Card.' },
  reason: { required: true, description: 'Why; at most 500 characters.' },
  reference: { description: 'Of the payment, as the other side names it; at most 64 characters.' },
} as const;
const LIMITS = {
  perDay: 'What it may spend of the linked accounts a day, not negative; null: no limit.',
  perMonth: 'The same a month.',
  inAll: 'The same in all.',
};

const IssueCardInput = builder.inputType('IssueCardInput', {
  description: 'A card for a member.',
  fields: (t) => ({
    storeId: t.globalID(told.storeId),
    memberId: t.globalID({ required: true, description: 'The Member: any of the chain, as found by memberLookup.' }),
    typeId: t.globalID({ required: true, description: 'The CardType, in use.' }),
    number: t.string({ description: 'Of a pre-printed card of this type; left out, the next number.' }),
    payerId: t.globalID({ description: 'The Member whose accounts it spends from: of all but an INDIVIDUAL card.' }),
    employeeId: t.globalID({ description: 'The Employee who sold it.' }),
    perDay: t.field({ type: 'Money', description: LIMITS.perDay }),
    perMonth: t.field({ type: 'Money', description: LIMITS.perMonth }),
    inAll: t.field({ type: 'Money', description: LIMITS.inAll }),
    method: t.field({ type: TopUpMethod, description: 'How the fee is paid; needed where there is one.' }),
    reference: t.string(told.reference),
    shiftId: t.globalID(shiftField),
  }),
});

const RenewCardInput = builder.inputType('RenewCardInput', {
  description: 'Another term for a card.',
  fields: (t) => ({
    cardId: t.globalID(told.cardId),
    storeId: t.globalID(told.storeId),
    method: t.field({ type: TopUpMethod, description: 'How the fee is paid; needed where there is one.' }),
    reference: t.string(told.reference),
    reason: t.string({ description: 'Why; at most 500 characters.' }),
    shiftId: t.globalID(shiftField),
  }),
});

const ReplaceCardInput = builder.inputType('ReplaceCardInput', {
  description: 'A new card in the place of another.',
  fields: (t) => ({
    cardId: t.globalID(told.cardId),
    storeId: t.globalID(told.storeId),
    number: t.string({ description: 'Of a pre-printed card of the same type; left out, the next number.' }),
    method: t.field({ type: TopUpMethod, description: 'How the fee is paid; needed where there is one.' }),
    reference: t.string(told.reference),
    reason: t.string(told.reason),
    shiftId: t.globalID(shiftField),
  }),
});

const CardEarningInput = builder.inputType('CardEarningInput', {
  description: 'Whether and how many points a card earns, whole: what is left out is as its type says.',
  fields: (t) => ({
    earns: t.boolean({ description: 'Whether purchases with it earn points.' }),
    pointsPercent: t.int({ description: 'What rules that go by the member give, 1 to 1,000 percent.' }),
    reason: t.string({ required: true, description: 'Why; at most 500 characters.' }),
  }),
});

const CardLimitsInput = builder.inputType('CardLimitsInput', {
  description: 'What a linked card may spend, whole: what is left out has no limit.',
  fields: (t) => ({
    perDay: t.field({ type: 'Money', description: LIMITS.perDay }),
    perMonth: t.field({ type: 'Money', description: LIMITS.perMonth }),
    inAll: t.field({ type: 'Money', description: LIMITS.inAll }),
    reason: t.string(told.reason),
  }),
});

type Given = { typename: string; id: string };
const storeOf = ({ storeId }: { storeId: Given }) => uuidOf(storeId, 'Org', 'storeId');
const shiftOf = ({ shiftId }: { shiftId?: Given | null | undefined }) => optionalUuid(shiftId, 'Shift', 'shiftId');

/** Does it once for the key, in its shift; the field of the id is named as in the input. */
async function doOnce(viewer: Viewer, key: string, input: object, act: ShiftAct, work: (tx: Tx) => Promise<CardKey>) {
  return cardAt(await withTx(db, (tx) => once(tx, viewer, key, input, () => inShift(tx, viewer, act).then(() => work(tx)))));
}

builder.mutationFields((t) => ({
  issueCard: t.prismaField({
    type: 'Card',
    description: 'Gives a member a card (发卡): the next number of its type, or a pre-printed one. The fee stands in its history.',
    authScopes: { can: 'card.issue' },
    args: { idempotencyKey: t.arg.string(idempotencyKey), input: t.arg({ type: IssueCardInput, required: true }) },
    resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
      const card = {
        ...input,
        storeId: storeOf(input),
        shiftId: shiftOf(input),
        memberId: uuidOf(input.memberId, 'Member', 'memberId'),
        typeId: uuidOf(input.typeId, 'CardType', 'typeId'),
        payerId: optionalUuid(input.payerId, 'Member', 'payerId'),
        employeeId: optionalUuid(input.employeeId, 'Employee', 'employeeId'),
        now: new Date(),
      };
      const where = await doOnce(viewer, key, { issueCard: input }, card, (tx) => issueCard(tx, viewer, card));
      return prisma.card.findUniqueOrThrow({ ...query, where });
    },
  }),
  renewCard: t.prismaField({
    type: 'Card',
    description: 'Lets a card last another term (续期), from its last day on; one that is over from today.',
    authScopes: { can: 'card.issue' },
    args: { idempotencyKey: t.arg.string(idempotencyKey), input: t.arg({ type: RenewCardInput, required: true }) },
    resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
      const card = cardKeyOf(input.cardId, 'cardId');
      const renewal = { ...input, storeId: storeOf(input), shiftId: shiftOf(input), now: new Date() };
      const where = await doOnce(viewer, key, { renewCard: input }, renewal, (tx) => renewCard(tx, viewer, card, renewal));
      return prisma.card.findUniqueOrThrow({ ...query, where });
    },
  }),
  replaceCard: t.prismaField({
    type: 'Card',
    description:
      'Gives a new card in the place of one that is lost, broken or over (补换新卡). Returns the new card; the old number is refused.',
    authScopes: { can: 'card.replace' },
    args: { idempotencyKey: t.arg.string(idempotencyKey), input: t.arg({ type: ReplaceCardInput, required: true }) },
    resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
      const card = cardKeyOf(input.cardId, 'cardId');
      const change = { ...input, storeId: storeOf(input), shiftId: shiftOf(input), now: new Date() };
      const where = await doOnce(viewer, key, { replaceCard: input }, change, (tx) => replaceCard(tx, viewer, card, change));
      return prisma.card.findUniqueOrThrow({ ...query, where });
    },
  }),
  setCardEarning: t.prismaField({
    type: 'Card',
    description: 'Lets one card earn more or less points than its type says, or none (单卡积分方式).',
    authScopes: { can: 'card.limit' },
    args: { id: t.arg.globalID(told.cardId), input: t.arg({ type: CardEarningInput, required: true }) },
    resolve: async (query, _root, { id, input: { earns = null, pointsPercent = null, reason } }, { viewer }) => {
      const card = cardKeyOf(id, 'id');
      await withTx(db, (tx) => setEarning(tx, viewer, card, { earns, pointsPercent, reason, now: new Date() }));
      return prisma.card.findUniqueOrThrow({ ...query, where: cardAt(card) });
    },
  }),
  setCardLimits: t.prismaField({
    type: 'Card',
    description: 'Gives a linked card other limits (修改限额).',
    authScopes: { can: 'card.limit' },
    args: { id: t.arg.globalID(told.cardId), input: t.arg({ type: CardLimitsInput, required: true }) },
    resolve: async (query, _root, { id, input }, { viewer }) => {
      const card = cardKeyOf(id, 'id');
      await withTx(db, (tx) => setLimits(tx, viewer, card, { ...input, now: new Date() }));
      return prisma.card.findUniqueOrThrow({ ...query, where: cardAt(card) });
    },
  }),
}));
