import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidPairOf } from '../../global-id.ts';
import { once } from '../../idempotency.ts';
import { rescheduleDelivery, stepDeliveries, updateDelivery } from './changes.ts';
import { DeliveryStatus } from './schema.ts';
import { createDelivery, type DeliveryKey, type NewDelivery } from './service.ts';

const told = {
  date: "Business day of the store; not before today's, at most a year ahead.",
  windowStart: "Minutes after midnight on the store's clocks, 0 to 1439; given together with windowEnd.",
  windowEnd: 'After windowStart, 1440 is midnight.',
  recipient: 'Who takes it in, at most 100 characters.',
  phone: 'A Chinese mobile or landline, or + and the country code.',
  address: 'Where to, at most 500 characters.',
  employeeId: 'The salesperson, an Employee.',
  note: 'What whoever delivers should know, at most 500 characters.',
};

const CreateDeliveryInput = builder.inputType('CreateDeliveryInput', {
  description: 'A delivery of a sale, or of something else for a member. What is left out is taken from the sale and the member.',
  fields: (t) => ({
    saleId: t.globalID({ description: 'The Sale that is delivered.' }),
    memberId: t.globalID({ description: 'Without a sale: the Member it is for.' }),
    storeId: t.globalID({ description: 'The Org that delivers; left out, the one that sold.' }),
    date: t.field({ type: 'Date', required: true, description: told.date }),
    windowStart: t.int({ description: told.windowStart }),
    windowEnd: t.int({ description: told.windowEnd }),
    recipient: t.string({ description: told.recipient }),
    phone: t.string({ description: told.phone }),
    address: t.string({ description: told.address }),
    employeeId: t.globalID({ description: told.employeeId }),
    note: t.string({ description: told.note }),
  }),
});

const UpdateDeliveryInput = builder.inputType('UpdateDeliveryInput', {
  description: 'Changes to a delivery; what is left out stays as it is, null empties.',
  fields: (t) => ({
    recipient: t.string({ description: `${told.recipient} Cannot be emptied.` }),
    phone: t.string({ description: told.phone }),
    address: t.string({ description: `${told.address} Cannot be emptied.` }),
    employeeId: t.globalID({ description: told.employeeId }),
    note: t.string({ description: told.note }),
  }),
});

function newDelivery(input: typeof CreateDeliveryInput.$inferInput): NewDelivery {
  const { saleId, memberId, storeId, employeeId, ...rest } = input;
  const sale = saleId && uuidPairOf(saleId, 'Sale', 'saleId');
  return {
    ...rest,
    sale: sale ? { memberId: sale[0], saleId: sale[1] } : null,
    memberId: optionalUuid(memberId, 'Member', 'memberId') ?? null,
    storeId: optionalUuid(storeId, 'Org', 'storeId') ?? null,
    employeeId: optionalUuid(employeeId, 'Employee', 'employeeId') ?? null,
  };
}

function keyOf(id: { typename: string; id: string }, field: string): DeliveryKey {
  const [memberId, deliveryId] = uuidPairOf(id, 'Delivery', field);
  return { memberId, deliveryId };
}

const where = ({ memberId, deliveryId }: DeliveryKey) => ({ member_id_id: { member_id: memberId, id: deliveryId } });
const idArgument = { required: true, description: 'The Delivery.' } as const;
const keyArgument = {
  required: true,
  description: 'At least 8 characters; the same key with the same input is done once, for ever.',
} as const;

builder.mutationFields((t) => ({
  createDelivery: t.prismaField({
    type: 'Delivery',
    description: 'Plans a delivery.',
    authScopes: { can: 'delivery.write' },
    args: { input: t.arg({ type: CreateDeliveryInput, required: true }), idempotencyKey: t.arg.string(keyArgument) },
    resolve: async (query, _root, { input, idempotencyKey: key }, { viewer }) => {
      const delivery = newDelivery(input);
      const work = withTx(db, (tx) =>
        once(tx, viewer, key, { createDelivery: input }, () => createDelivery(tx, viewer, delivery, new Date())),
      );
      return prisma.delivery.findUniqueOrThrow({ ...query, where: where(await work) });
    },
  }),
  updateDelivery: t.prismaField({
    type: 'Delivery',
    description: 'Corrects to whom and where something is delivered, until it has ended.',
    authScopes: { can: 'delivery.write' },
    args: { id: t.arg.globalID(idArgument), input: t.arg({ type: UpdateDeliveryInput, required: true }) },
    resolve: async (query, _root, { id, input }, { viewer }) => {
      const key = keyOf(id, 'id');
      const details = { ...input, employeeId: optionalUuid(input.employeeId, 'Employee', 'employeeId') };
      await withTx(db, (tx) => updateDelivery(tx, viewer, key, details, new Date()));
      return prisma.delivery.findUniqueOrThrow({ ...query, where: where(key) });
    },
  }),
  rescheduleDelivery: t.prismaField({
    type: 'Delivery',
    description: 'Gives a delivery another day or window. One that failed or is on its way is planned again.',
    authScopes: { can: 'delivery.write' },
    args: {
      id: t.arg.globalID(idArgument),
      date: t.arg({ type: 'Date', required: true, description: told.date }),
      windowStart: t.arg.int({ description: told.windowStart }),
      windowEnd: t.arg.int({ description: told.windowEnd }),
    },
    resolve: async (query, _root, { id, ...appointment }, { viewer }) => {
      const key = keyOf(id, 'id');
      await withTx(db, (tx) => rescheduleDelivery(tx, viewer, key, appointment, new Date()));
      return prisma.delivery.findUniqueOrThrow({ ...query, where: where(key) });
    },
  }),
  stepDeliveries: t.prismaField({
    type: ['Delivery'],
    description: 'Takes deliveries a step on, all or none; those that stand there already stay as they are.',
    authScopes: { can: 'delivery.write' },
    args: {
      ids: t.arg.globalIDList({ required: true, description: 'The Deliveries, at most 200.' }),
      status: t.arg({ type: DeliveryStatus, required: true, description: 'What they become: see Delivery.nextStatuses.' }),
      reason: t.arg.string({ description: 'Of FAILED and CANCELLED: why, at most 200 characters.' }),
      idempotencyKey: t.arg.string(keyArgument),
    },
    resolve: async (query, _root, { ids, status, reason, idempotencyKey: key }, { viewer }) => {
      const keys = ids.map((id, at) => keyOf(id, `ids.${at}`));
      await withTx(db, (tx) =>
        once(tx, viewer, key, { stepDeliveries: { keys, status, reason } }, async () => {
          await stepDeliveries(tx, viewer, keys, { status, reason }, new Date());
          return {};
        }),
      );
      const ones = keys.map(({ memberId: member_id, deliveryId: id }) => ({ member_id, id }));
      return prisma.delivery.findMany({ ...query, where: { OR: ones }, orderBy: [{ date: 'asc' }, { id: 'asc' }] });
    },
  }),
}));
