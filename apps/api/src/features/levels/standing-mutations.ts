import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidOf } from '../../global-id.ts';
import { once } from '../../idempotency.ts';
import { TenderInput } from '../sales/tender-input.ts';
import { inShift, shiftField } from '../shifts/in-shift.ts';
import { setMemberLevel, withdrawLevel } from './manual.ts';
import { sellLevel } from './paid.ts';

const told = {
  member: { required: true, description: 'The Member.' },
  version: { required: true, description: 'The version of the member that was seen.' },
  level: { required: true, description: 'The Level.' },
  reason: { required: true, description: 'Why, at most 500 characters.' },
} as const;

const SellLevelInput = builder.inputType('SellLevelInput', {
  description: 'The sale of a paid level.',
  fields: (t) => ({
    storeId: t.globalID({ required: true, description: 'The store or dealer that sells.' }),
    memberId: t.globalID({ required: true, description: 'The Member.' }),
    levelId: t.globalID({ required: true, description: 'The Level, a paid one.' }),
    employeeId: t.globalID({ description: 'The Employee who sold it.' }),
    till: t.string({ description: 'The till, as the store calls it; at most 40 characters.' }),
    tenders: t.field({ type: [TenderInput], required: true, description: 'How it is paid; they come to its price.' }),
    shiftId: t.globalID(shiftField),
  }),
});

builder.mutationFields((t) => ({
  setMemberLevel: t.prismaField({
    type: 'Member',
    description: 'Gives a member a level by hand, until its end, unless the rules lead higher.',
    authScopes: { can: 'level.assign' },
    args: {
      id: t.arg.globalID(told.member),
      version: t.arg.int(told.version),
      levelId: t.arg.globalID(told.level),
      reason: t.arg.string(told.reason),
      until: t.arg({ type: 'Date', description: 'Last business day; no end where left out.' }),
      pinned: t.arg.boolean({ defaultValue: false, description: 'Whether it stays even if more is earned.' }),
    },
    resolve: async (query, _root, { id, levelId, pinned, ...input }, { viewer }) => {
      const memberId = uuidOf(id, 'Member', 'id');
      const change = { ...input, memberId, levelId: uuidOf(levelId, 'Level', 'levelId'), pinned: pinned ?? false };
      await withTx(db, (tx) => setMemberLevel(tx, viewer, change, new Date()));
      return prisma.member.findUniqueOrThrow({ ...query, where: { id: memberId } });
    },
  }),
  withdrawMemberLevel: t.prismaField({
    type: 'Member',
    description: 'Takes back a level that was given by hand or bought; from then on the rules say where the member stands.',
    authScopes: { can: 'level.assign' },
    args: {
      id: t.arg.globalID(told.member),
      version: t.arg.int(told.version),
      levelId: t.arg.globalID(told.level),
      reason: t.arg.string(told.reason),
    },
    resolve: async (query, _root, { id, levelId, ...input }, { viewer }) => {
      const memberId = uuidOf(id, 'Member', 'id');
      const change = { ...input, memberId, levelId: uuidOf(levelId, 'Level', 'levelId') };
      await withTx(db, (tx) => withdrawLevel(tx, viewer, change, new Date()));
      return prisma.member.findUniqueOrThrow({ ...query, where: { id: memberId } });
    },
  }),
  sellLevel: t.prismaField({
    type: 'Sale',
    description: 'Sells a paid level for a term, or renews it. Returns the sale.',
    authScopes: { can: 'sale.record' },
    args: {
      idempotencyKey: t.arg.string({
        required: true,
        description: 'Made by the caller for this one act, at least 8 characters: sent again with the same input it gives the same answer.',
      }),
      input: t.arg({ type: SellLevelInput, required: true }),
    },
    resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
      const { till, tenders } = input;
      const sale = {
        till,
        tenders,
        storeId: uuidOf(input.storeId, 'Org', 'storeId'),
        memberId: uuidOf(input.memberId, 'Member', 'memberId'),
        levelId: uuidOf(input.levelId, 'Level', 'levelId'),
        employeeId: optionalUuid(input.employeeId, 'Employee', 'employeeId'),
        now: new Date(),
      };
      const act = { ...sale, shiftId: optionalUuid(input.shiftId, 'Shift', 'shiftId') };
      const { memberId, saleId } = await withTx(db, (tx) =>
        once(tx, viewer, key, { sellLevel: input }, () => inShift(tx, viewer, act).then(() => sellLevel(tx, viewer, sale))),
      );
      return prisma.sale.findUniqueOrThrow({ ...query, where: { member_id_id: { member_id: memberId, id: saleId } } });
    },
  }),
}));
