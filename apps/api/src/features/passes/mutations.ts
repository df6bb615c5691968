import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidOf, uuidPairOf } from '../../global-id.ts';
import { once } from '../../idempotency.ts';
import type { Viewer } from '../../viewer.ts';
import { TenderMethod } from '../ledger/enums.ts';
import { inShift, type ShiftAct, shiftField } from '../shifts/in-shift.ts';
import { TenderInput } from '../sales/tender-input.ts';
import type { EntryKey } from '../wallet/service.ts';
import { extendPass, refundPass, sellPass, usePass } from './service.ts';

const told = {
  storeId: { required: true, description: 'The store where it happens.' },
  memberId: { required: true, description: 'The Member: any of the chain, as found by memberLookup.' },
  lotId: { required: true, description: 'The Lot that the pass is, as told by `passes`.' },
  reference: { description: 'Of the payment, as the other side names it; at most 64 characters.' },
  reason: { required: true, description: 'Why; at most 500 characters.' },
} as const;

const SellPassInput = builder.inputType('SellPassInput', {
  description: 'A pass for a member, at its price.',
  fields: (t) => ({
    storeId: t.globalID({ required: true, description: 'The store that sells it, and owes it.' }),
    memberId: t.globalID(told.memberId),
    card: t.string({ description: 'The card that was shown, of this member: its number or code. It leads to the accounts of the pass.' }),
    passTypeId: t.globalID({ required: true, description: 'The PassType, sold in this store.' }),
    employeeId: t.globalID({ description: 'The Employee who sold it.' }),
    tenders: t.field({ type: [TenderInput], required: true, description: 'Come to its price; STORED_VALUE too.' }),
    reference: t.string(told.reference),
    shiftId: t.globalID(shiftField),
  }),
});

const UsePassInput = builder.inputType('UsePassInput', {
  description: "Uses of a member's passes.",
  fields: (t) => ({
    storeId: t.globalID(told.storeId),
    memberId: t.globalID(told.memberId),
    card: t.string({ description: 'The card that was shown, of this member: its number or code. It leads to the accounts of the pass.' }),
    passTypeId: t.globalID({ required: true, description: 'The PassType; of several passes the one that ends first is used.' }),
    uses: t.int({ required: true, defaultValue: 1, description: 'How many; of a TIME always 1.' }),
  }),
});

const ExtendPassInput = builder.inputType('ExtendPassInput', {
  description: 'A longer validity.',
  fields: (t) => ({
    storeId: t.globalID(told.storeId),
    lotId: t.globalID(told.lotId),
    until: t.field({ type: 'Date', required: true, description: 'The new last business day, later than the old one.' }),
    reason: t.string(told.reason),
  }),
});

const RefundPassInput = builder.inputType('RefundPassInput', {
  description: 'A pass that is paid back.',
  fields: (t) => ({
    storeId: t.globalID({ required: true, description: 'The store that pays it out.' }),
    lotId: t.globalID(told.lotId),
    amount: t.field({ type: 'Money', description: 'At most its `worth`, which is paid where left out.' }),
    method: t.field({
      type: TenderMethod,
      description: 'How it is paid out; left out: as it was paid. STORED_VALUE only as far as it was paid so.',
    }),
    reference: t.string(told.reference),
    reason: t.string(told.reason),
    shiftId: t.globalID(shiftField),
  }),
});

type Given = { typename: string; id: string };
const storeOf = ({ storeId }: { storeId: Given }) => uuidOf(storeId, 'Org', 'storeId');
const shiftOf = ({ shiftId }: { shiftId?: Given | null | undefined }) => optionalUuid(shiftId, 'Shift', 'shiftId');
const passOf = ({ lotId: given }: { lotId: Given }) => {
  const [memberId, lotId] = uuidPairOf(given, 'Lot', 'lotId');
  return { memberId, lotId };
};
const saleOf = ({ memberId, passTypeId }: { memberId: Given; passTypeId: Given }) => ({
  memberId: uuidOf(memberId, 'Member', 'memberId'),
  passTypeId: uuidOf(passTypeId, 'PassType', 'passTypeId'),
});

const idempotencyKey = {
  required: true,
  description: 'Made by the caller for this one act, at least 8 characters: sent again with the same input it gives the same answer.',
} as const;

/** Does it once for the key, and finds the entry that came of it. */
async function doOnce(viewer: Viewer, key: string, input: object, work: (tx: Tx) => Promise<EntryKey>) {
  const { memberId, entryId } = await withTx(db, (tx) => once(tx, viewer, key, input, () => work(tx)));
  return { member_id_id: { member_id: memberId, id: entryId } };
}

/** The same for what money goes through, in its shift. */
const payOnce = (viewer: Viewer, key: string, input: object, act: ShiftAct, work: (tx: Tx) => Promise<EntryKey>) =>
  doOnce(viewer, key, input, (tx) => inShift(tx, viewer, act).then(() => work(tx)));

builder.mutationFields((t) => ({
  sellPass: t.prismaField({
    type: 'JournalEntry',
    description: 'Sells a pass (售卡), usable at once: a sale of its service at the price of the pass.',
    authScopes: { can: 'pass.sell' },
    args: { idempotencyKey: t.arg.string(idempotencyKey), input: t.arg({ type: SellPassInput, required: true }) },
    resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
      const employeeId = optionalUuid(input.employeeId, 'Employee', 'employeeId');
      const sale = { ...input, ...saleOf(input), employeeId, storeId: storeOf(input), shiftId: shiftOf(input), now: new Date() };
      const where = await payOnce(viewer, key, { sellPass: input }, sale, (tx) => sellPass(tx, viewer, sale));
      return prisma.journalEntry.findUniqueOrThrow({ ...query, where });
    },
  }),
  usePass: t.prismaField({
    type: 'JournalEntry',
    description: 'Takes uses of a pass (核销); of a TIME it notes that it was used.',
    authScopes: { can: 'pass.use' },
    args: { idempotencyKey: t.arg.string(idempotencyKey), input: t.arg({ type: UsePassInput, required: true }) },
    resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
      const use = { ...input, ...saleOf(input), storeId: storeOf(input), now: new Date() };
      const where = await doOnce(viewer, key, { usePass: input }, (tx) => usePass(tx, viewer, use));
      return prisma.journalEntry.findUniqueOrThrow({ ...query, where });
    },
  }),
  extendPass: t.prismaField({
    type: 'JournalEntry',
    description: 'Gives a pass a later last day (延期).',
    authScopes: { can: 'pass.change' },
    args: { idempotencyKey: t.arg.string(idempotencyKey), input: t.arg({ type: ExtendPassInput, required: true }) },
    resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
      const change = { ...input, ...passOf(input), storeId: storeOf(input), now: new Date() };
      const where = await doOnce(viewer, key, { extendPass: input }, (tx) => extendPass(tx, viewer, change));
      return prisma.journalEntry.findUniqueOrThrow({ ...query, where });
    },
  }),
  refundPass: t.prismaField({
    type: 'JournalEntry',
    description: 'Takes what is left of a pass and pays it back (退卡) in proportion, or less: a refund of its sale.',
    authScopes: { can: 'pass.change' },
    args: { idempotencyKey: t.arg.string(idempotencyKey), input: t.arg({ type: RefundPassInput, required: true }) },
    resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
      const change = { ...input, ...passOf(input), storeId: storeOf(input), shiftId: shiftOf(input), now: new Date() };
      const where = await payOnce(viewer, key, { refundPass: input }, change, (tx) => refundPass(tx, viewer, change));
      return prisma.journalEntry.findUniqueOrThrow({ ...query, where });
    },
  }),
}));
