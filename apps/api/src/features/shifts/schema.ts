import type { TenderMethod as Method } from '@regulars/db/generated/kysely-enums';
import { withTx } from '@regulars/db/tx';
import { type Minor, minor } from '@regulars/domain/money';
import { byMethod, expectedCash, type TAKEN_KINDS, type Taken } from '@regulars/domain/shifts';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import { once } from '../../idempotency.ts';
import { COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { inBranch, may, type Viewer } from '../../viewer.ts';
import { TenderMethod } from '../ledger/enums.ts';
import { branchWhere } from '../orgs/branch.ts';
import { takenIn } from './report.ts';
import { closeShift, moveCash, openShift } from './service.ts';

/** Who may not see the shifts of others sees the own ones. */
const own = (viewer: Viewer) =>
  may(viewer, 'till.manage') ? {} : { opened_by: viewer.kind === 'employee' ? viewer.id : { in: [] as string[] } };

nodeVisibility('Shift', async (viewer, id) => {
  if (!may(viewer, 'till.use')) return false;
  const shift = await db.selectFrom('shift').select(['store_id', 'opened_by']).where('id', '=', id).executeTakeFirst();
  if (!shift || !inBranch(viewer, shift.store_id)) return false;
  return may(viewer, 'till.manage') || (viewer.kind === 'employee' && viewer.id === shift.opened_by);
});

const ShiftTakenKind = builder.enumType('ShiftTakenKind', {
  description: 'What money came in or went out by.',
  values: {
    SALE: { description: '销售' },
    REFUND: { description: '退货' },
    TOP_UP: { description: '储值充值' },
    PAY_BACK: { description: '储值退款' },
    CARD_FEE: { description: '会员卡费用' },
    PAID_IN: { description: '存入现金' },
    PAID_OUT: { description: '取出现金' },
  } satisfies Record<(typeof TAKEN_KINDS)[number], object>,
});

const ShiftCashKind = builder.enumType('ShiftCashKind', {
  description: 'Whether cash was put in or taken out.',
  values: { PAID_IN: { description: '存入' }, PAID_OUT: { description: '取出' } },
});

const ShiftTaken = builder.objectRef<Taken<Method>>('ShiftTaken').implement({
  description: 'What was taken of a kind by a method of payment.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ShiftTakenKind, description: 'By what.' }),
    method: t.field({ type: TenderMethod, description: 'How.', resolve: ({ method }) => method }),
    count: t.exposeInt('count', { description: 'How often.' }),
    amount: t.expose('amount', { type: 'Money', description: 'Below zero: paid out.' }),
  }),
});

const ShiftMethod = builder.objectRef<{ method: Method; amount: Minor }>('ShiftMethod').implement({
  description: 'What was taken by a method of payment, all kinds together.',
  fields: (t) => ({
    method: t.field({ type: TenderMethod, description: 'How.', resolve: ({ method }) => method }),
    amount: t.expose('amount', { type: 'Money', description: 'Below zero: paid out.' }),
  }),
});

interface Report {
  taken: Taken<Method>[];
  float: bigint;
}

const ShiftReport = builder.objectRef<Report>('ShiftReport').implement({
  description: 'What went through the till, read from the facts (交班报表).',
  fields: (t) => ({
    taken: t.field({ type: [ShiftTaken], description: 'By kind and method.', resolve: ({ taken }) => taken }),
    methods: t.field({ type: [ShiftMethod], description: 'By method.', resolve: ({ taken }) => byMethod(taken) }),
    expectedCash: t.field({
      type: 'Money',
      description: 'What should be in the drawer: the float, and all that came and went in cash.',
      resolve: ({ taken, float }) => expectedCash(minor(Number(float)), taken),
    }),
  }),
});

builder.prismaObject('ShiftCash', {
  description: 'Cash that was put into the drawer or taken out, and was no sale (现金存取).',
  fields: (t) => ({
    kind: t.expose('kind', { type: ShiftCashKind, description: 'In or out.' }),
    amount: t.expose('amount', { type: 'Money', description: 'Above zero.' }),
    reason: t.exposeString('reason', { description: 'Why.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
  }),
});

builder.prismaNode('Shift', {
  id: { field: 'id' },
  description: "One employee's time at one till (班次), from the float to the count.",
  authScopes: { can: 'till.use' },
  fields: (t) => ({
    store: t.relation('store', { description: 'Where.' }),
    till: t.exposeString('till', { description: 'The till, as the store calls it.' }),
    businessDate: t.expose('business_date', { type: 'Date', description: 'On which it was opened.' }),
    openedAt: t.expose('opened_at', { type: 'DateTime', description: 'Since when.' }),
    openedBy: t.relation('opener', { description: 'Whose it is.' }),
    float: t.expose('float_amount', { type: 'Money', description: 'Cash in the drawer at the start.' }),
    closedAt: t.expose('closed_at', { type: 'DateTime', nullable: true, description: 'Until when; null: it is open.' }),
    closedBy: t.relation('closer', { nullable: true, description: 'Who counted.' }),
    counted: t.expose('counted', { type: 'Money', nullable: true, description: 'Cash that was found.' }),
    expected: t.expose('expected', { type: 'Money', nullable: true, description: 'Cash that should have been there when it was closed.' }),
    difference: t.field({
      type: 'Money',
      nullable: true,
      description: 'Counted less expected; below zero: cash is missing.',
      select: { counted: true, expected: true },
      resolve: ({ counted, expected }) => (counted === null || expected === null ? null : counted - expected),
    }),
    note: t.exposeString('note', { nullable: true, description: 'As it was typed.' }),
    moves: t.relation('moves', { query: { orderBy: { id: 'asc' } }, description: 'Cash put in and taken out.' }),
    report: t.field({
      type: ShiftReport,
      complexity: 30,
      description: 'What went through the till.',
      select: { id: true, store_id: true, till: true, opened_at: true, opened_by: true, closed_at: true, float_amount: true },
      resolve: async (shift) => ({ taken: await takenIn(db, shift), float: shift.float_amount }),
    }),
  }),
});

builder.queryFields((t) => ({
  shifts: t.prismaConnection({
    type: 'Shift',
    cursor: 'id',
    description: "Shifts of the viewer's branch, the latest first; without till.manage the own ones.",
    authScopes: { can: 'till.use' },
    args: {
      branchId: t.arg.globalID({ description: 'Of this Org or one below it.' }),
      open: t.arg.boolean({ description: 'True: open ones; false: closed ones; left out: both.' }),
    },
    totalCount: async (_root, args, { viewer }) => prisma.shift.count({ where: await where(viewer, args), take: COUNT_CAP }),
    resolve: async (query, _root, args, { viewer }) =>
      prisma.shift.findMany({ ...query, where: await where(viewer, args), orderBy: { id: 'desc' } }),
  }),
  myShift: t.prismaField({
    type: 'Shift',
    nullable: true,
    description: 'The open shift of who asks; null: there is none.',
    authScopes: { can: 'till.use' },
    resolve: (query, _root, _args, { viewer }) =>
      viewer.kind === 'employee' ? prisma.shift.findFirst({ ...query, where: { opened_by: viewer.id, closed_at: null } }) : null,
  }),
}));

async function where(viewer: Viewer, { branchId, open }: { branchId?: { typename: string; id: string } | null; open?: boolean | null }) {
  const place = await branchWhere(viewer, branchId, 'store_id', 'branchId');
  return { ...place, ...own(viewer), ...(open != null && { closed_at: open ? null : { not: null } }) };
}

const idempotencyKey = {
  required: true,
  description: 'Made by the caller for this one act, at least 8 characters: sent again with the same input it gives the same answer.',
} as const;
const theShift = { required: true, description: 'The Shift, open.' } as const;

const OpenShiftInput = builder.inputType('OpenShiftInput', {
  description: 'A shift that begins.',
  fields: (t) => ({
    storeId: t.globalID({ required: true, description: 'The store.' }),
    till: t.string({ required: true, description: 'The till, as the store calls it; at most 40 characters.' }),
    float: t.field({ type: 'Money', required: true, description: 'Cash in the drawer, zero or more.' }),
  }),
});

const CloseShiftInput = builder.inputType('CloseShiftInput', {
  description: 'A shift that ends.',
  fields: (t) => ({
    shiftId: t.globalID(theShift),
    counted: t.field({ type: 'Money', required: true, description: 'Cash in the drawer, zero or more.' }),
    note: t.string({ description: 'Why it differs, say; at most 500 characters.' }),
  }),
});

const MoveCashInput = builder.inputType('MoveCashInput', {
  description: 'Cash that is put into the drawer or taken out.',
  fields: (t) => ({
    shiftId: t.globalID(theShift),
    kind: t.field({ type: ShiftCashKind, required: true, description: 'In or out.' }),
    amount: t.field({ type: 'Money', required: true, description: 'Above zero.' }),
    reason: t.string({ required: true, description: 'Why; at most 500 characters.' }),
  }),
});

builder.mutationFields((t) => ({
  openShift: t.prismaField({
    type: 'Shift',
    description: 'Opens a shift (开班): a till has one at a time, and so has an employee.',
    authScopes: { can: 'till.use' },
    args: { idempotencyKey: t.arg.string(idempotencyKey), input: t.arg({ type: OpenShiftInput, required: true }) },
    resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
      const asked = { ...input, storeId: uuidOf(input.storeId, 'Org', 'storeId'), now: new Date() };
      const { shiftId } = await withTx(db, (tx) => once(tx, viewer, key, { openShift: input }, () => openShift(tx, viewer, asked)));
      return prisma.shift.findUniqueOrThrow({ ...query, where: { id: shiftId } });
    },
  }),
  closeShift: t.prismaField({
    type: 'Shift',
    description: 'Closes a shift (交班): the cash that was counted against what should be there. The own one, or with till.manage any.',
    authScopes: { can: 'till.use' },
    args: { idempotencyKey: t.arg.string(idempotencyKey), input: t.arg({ type: CloseShiftInput, required: true }) },
    resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
      const asked = { ...input, shiftId: uuidOf(input.shiftId, 'Shift', 'shiftId') };
      const { shiftId } = await withTx(db, (tx) => once(tx, viewer, key, { closeShift: input }, () => closeShift(tx, viewer, asked)));
      return prisma.shift.findUniqueOrThrow({ ...query, where: { id: shiftId } });
    },
  }),
  moveShiftCash: t.prismaField({
    type: 'Shift',
    description: 'Puts cash into the drawer, or takes it out (现金存取).',
    authScopes: { can: 'till.use' },
    args: { idempotencyKey: t.arg.string(idempotencyKey), input: t.arg({ type: MoveCashInput, required: true }) },
    resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
      const asked = { ...input, shiftId: uuidOf(input.shiftId, 'Shift', 'shiftId'), now: new Date() };
      const { shiftId } = await withTx(db, (tx) => once(tx, viewer, key, { moveShiftCash: input }, () => moveCash(tx, viewer, asked)));
      return prisma.shift.findUniqueOrThrow({ ...query, where: { id: shiftId } });
    },
  }),
}));
