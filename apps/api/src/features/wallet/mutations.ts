import { withTx } from '@regulars/db/tx';
import { BONUS, PRINCIPAL } from '@regulars/domain/assets';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidOf, uuidPairOf } from '../../global-id.ts';
import { once } from '../../idempotency.ts';
import { TopUpMethod } from '../ledger/enums.ts';
import { valueAhead } from '../ledger/place.ts';
import { inShift, inShiftAhead, shiftField } from '../shifts/in-shift.ts';
import { freezeAccount } from './freeze.ts';
import { type Outcome, payBack } from './pay-back.ts';
import { topUp } from './service.ts';
import { transferValue } from './transfer.ts';

const idempotencyKey = {
  required: true,
  description: 'Made by the caller for this one act, at least 8 characters: sent again with the same input it gives the same answer.',
} as const;
const reference = 'Of the payment, as the other side names it; at most 64 characters.';
const reason = { required: true, description: 'Why; at most 500 characters.' } as const;

const TopUpInput = builder.inputType('TopUpInput', {
  description: 'A payment into the stored value of a member.',
  fields: (t) => ({
    storeId: t.globalID({ required: true, description: 'The store that takes the money, and owes it.' }),
    memberId: t.globalID({ required: true, description: 'The Member: any of the chain, as found by memberLookup.' }),
    card: t.string({
      description: 'The card that was shown, of this member: its number or code. Of a linked card the accounts it leads to are topped up.',
    }),
    amount: t.field({ type: 'Money', description: 'What is paid, above zero; where left out, what the package begins with.' }),
    packageId: t.globalID({ description: 'The TopUpPackage, offered in this store today.' }),
    method: t.field({ type: TopUpMethod, required: true, description: 'How it is paid.' }),
    reference: t.string({ description: reference }),
    employeeId: t.globalID({ description: 'The Employee who won it.' }),
    shiftId: t.globalID(shiftField),
  }),
});

const RefundTopUpInput = builder.inputType('RefundTopUpInput', {
  description: 'Principal of a top-up that is paid back.',
  fields: (t) => ({
    entryId: t.globalID({ required: true, description: 'The JournalEntry of the top-up, or of an opening balance.' }),
    storeId: t.globalID({ required: true, description: 'The store that pays it out.' }),
    amount: t.field({ type: 'Money', required: true, description: 'Of the principal, above zero; see topUpRefund for what it comes to.' }),
    method: t.field({ type: TopUpMethod, required: true, description: 'How it is paid out.' }),
    reference: t.string({ description: reference }),
    reason: t.string(reason),
    shiftId: t.globalID(shiftField),
  }),
});

const TransferValueInput = builder.inputType('TransferValueInput', {
  description: 'Stored value that a member hands to another one.',
  fields: (t) => ({
    storeId: t.globalID({ required: true, description: 'The store where it is asked for.' }),
    memberId: t.globalID({ required: true, description: 'The Member who gives.' }),
    toMemberId: t.globalID({ required: true, description: 'The Member who receives: any of the chain, as found by memberLookup.' }),
    amount: t.field({ type: 'Money', required: true, description: 'Above zero, at most the limit of the settings.' }),
    reason: t.string(reason),
  }),
});

const StoredValueResult = builder.objectRef<Outcome>('StoredValueResult').implement({
  description: 'What came of it: either it is done, or it waits for a second person.',
  fields: (t) => ({
    entry: t.prismaField({
      type: 'JournalEntry',
      nullable: true,
      description: 'The entry, where it is done.',
      resolve: (query, made) =>
        'entryId' in made ? prisma.journalEntry.findUniqueOrThrow({ ...query, where: entryWhere(made.memberId, made.entryId) }) : null,
    }),
    approval: t.prismaField({
      type: 'Approval',
      nullable: true,
      description: 'The request, where it waits.',
      resolve: (query, made) =>
        'approvalId' in made ? prisma.approval.findUniqueOrThrow({ ...query, where: { id: made.approvalId } }) : null,
    }),
  }),
});

const entryWhere = (member_id: string, id: string) => ({ member_id_id: { member_id, id } });

builder.mutationFields((t) => ({
  topUp: t.prismaField({
    type: 'JournalEntry',
    description: 'Tops up stored value (充值), usable at once in every store. Its `slip` is the deposit slip.',
    authScopes: { can: 'wallet.topUp' },
    args: { idempotencyKey: t.arg.string(idempotencyKey), input: t.arg({ type: TopUpInput, required: true }) },
    resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
      const ids = {
        storeId: uuidOf(input.storeId, 'Org', 'storeId'),
        memberId: uuidOf(input.memberId, 'Member', 'memberId'),
        packageId: optionalUuid(input.packageId, 'TopUpPackage', 'packageId'),
        employeeId: optionalUuid(input.employeeId, 'Employee', 'employeeId'),
      };
      const now = new Date();
      const act = { shiftId: optionalUuid(input.shiftId, 'Shift', 'shiftId'), storeId: ids.storeId, now };
      const assetIds = [PRINCIPAL, ...(ids.packageId ? [BONUS] : [])];
      const made = await withTx(db, (tx) => {
        const ahead = [inShiftAhead(tx, viewer, act), ...valueAhead(tx, { ...ids, assetIds })];
        const pay = () => topUp(tx, viewer, { ...input, ...ids, now });
        return once(tx, viewer, key, { topUp: input }, () => inShift(tx, viewer, act).then(pay), ahead);
      });
      return prisma.journalEntry.findUniqueOrThrow({ ...query, where: entryWhere(made.memberId, made.entryId) });
    },
  }),
  refundTopUp: t.field({
    type: StoredValueResult,
    description:
      'Pays principal of a top-up back (储值退款); the bonus is taken back by the settings. Above their limit it waits for a second person.',
    authScopes: { can: 'wallet.payBack' },
    args: { idempotencyKey: t.arg.string(idempotencyKey), input: t.arg({ type: RefundTopUpInput, required: true }) },
    resolve: (_root, { idempotencyKey: key, input }, { viewer }) => {
      const [memberId, entryId] = uuidPairOf(input.entryId, 'JournalEntry', 'entryId');
      const { amount, method, reference: text, reason: why } = input;
      const storeId = uuidOf(input.storeId, 'Org', 'storeId');
      const asked = { memberId, entryId, storeId, amount, method, reference: text, reason: why, now: new Date() };
      const act = { ...asked, shiftId: optionalUuid(input.shiftId, 'Shift', 'shiftId') };
      return withTx(db, (tx) =>
        once<Outcome>(tx, viewer, key, { refundTopUp: input }, () => inShift(tx, viewer, act).then(() => payBack(tx, viewer, asked))),
      );
    },
  }),
  transferValue: t.field({
    type: StoredValueResult,
    description: 'Asks that stored value of a member be handed to another one (会员间转账). It always waits for a second person.',
    authScopes: { can: 'wallet.transfer' },
    args: { idempotencyKey: t.arg.string(idempotencyKey), input: t.arg({ type: TransferValueInput, required: true }) },
    resolve: (_root, { idempotencyKey: key, input }, { viewer }) => {
      const asked = {
        storeId: uuidOf(input.storeId, 'Org', 'storeId'),
        memberId: uuidOf(input.memberId, 'Member', 'memberId'),
        toMemberId: uuidOf(input.toMemberId, 'Member', 'toMemberId'),
        amount: input.amount,
        reason: input.reason,
        now: new Date(),
      };
      return withTx(db, (tx) => once<Outcome>(tx, viewer, key, { transferValue: input }, () => transferValue(tx, viewer, asked)));
    },
  }),
}));

builder.mutationFields((t) => {
  const freeze = (description: string, frozen: boolean) =>
    t.prismaField({
      type: 'Account',
      description,
      authScopes: { can: 'wallet.freeze' },
      args: { id: t.arg.globalID({ required: true, description: 'The Account.' }), reason: t.arg.string(reason) },
      resolve: async (query, _root, args, { viewer }) => {
        const [memberId, accountId] = uuidPairOf(args.id, 'Account', 'id');
        await withTx(db, (tx) => freezeAccount(tx, viewer, { memberId, accountId, frozen, reason: args.reason, now: new Date() }));
        return prisma.account.findUniqueOrThrow({ ...query, where: entryWhere(memberId, accountId) });
      },
    });
  return {
    freezeAccount: freeze('Freezes an account (冻结): nothing is spent, handed on or paid back until it is unfrozen.', true),
    unfreezeAccount: freeze('Unfreezes an account (解冻).', false),
  };
});
