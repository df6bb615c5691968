import { deadlineOf, isOverdue, nextStatuses } from '@regulars/domain/deliveries';
import { builder } from '../../builder.ts';
import { chain } from '../../chain.ts';
import { db, prisma } from '../../db.ts';
import { uuidPair } from '../../global-id.ts';
import { nodeVisibility } from '../../nodes.ts';
import { orgWhere } from '../../scope.ts';
import { inBranch, may } from '../../viewer.ts';
import { ofPerson } from '../members/sql.ts';

/** A delivery belongs to the store that delivers. */
nodeVisibility('Delivery', async (viewer, pair) => {
  const [memberId, id] = uuidPair(pair);
  if (!may(viewer, 'delivery.read') || !memberId || !id) return false;
  const row = await db.selectFrom('delivery').select('store_id').where('member_id', '=', memberId).where('id', '=', id).executeTakeFirst();
  return row !== undefined && inBranch(viewer, row.store_id);
});

export const DeliveryStatus = builder.enumType('DeliveryStatus', {
  description: 'Where a delivery stands.',
  values: {
    PLANNED: { description: '待配送' },
    OUT: { description: '配送中, on its way' },
    DELIVERED: { description: '已送达' },
    FAILED: { description: '未送达, nobody was there, say; may be tried again' },
    CANCELLED: { description: '已取消' },
  },
});

const minutes = "Minutes after midnight on the store's clocks; null: any time of the day.";

const ITEM_SELECT = {
  quantity: true,
  product: { select: { name: true, sku: true, unit: true } },
  left: { select: { quantity_left: true } },
} as const;

interface Line {
  quantity: bigint;
  product: { name: string; sku: string; unit: string | null };
  left: { quantity_left: bigint } | null;
}

const itemOf = ({ quantity, product, left }: Line) => ({ ...product, quantity: left?.quantity_left ?? quantity });

const DeliveryItem = builder.objectRef<ReturnType<typeof itemOf>>('DeliveryItem').implement({
  description: 'A product to be delivered. Whoever delivers sees it, whichever store sold it.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name of the product.' }),
    sku: t.exposeString('sku', { description: 'SKU of the product.' }),
    unit: t.exposeString('unit', { nullable: true, description: 'In what the quantity is counted.' }),
    quantity: t.expose('quantity', { type: 'Quantity', description: 'How much of it.' }),
  }),
});

const Delivery = builder.prismaNode('Delivery', {
  id: { field: 'member_id_id' },
  description: 'Goods that a store brings to somebody (配送单), mostly from a sale.',
  authScopes: { can: 'delivery.read' },
  fields: (t) => ({
    guest: t.exposeBoolean('guest', { description: 'True for a walk-in without membership.' }),
    items: t.field({
      type: [DeliveryItem],
      description: 'What of the sale has not been given back, as on the receipt; none where the note says what it is.',
      select: { sale: { select: { lines: { select: ITEM_SELECT, orderBy: { line_no: 'asc' } } } } },
      resolve: ({ sale }) => (sale?.lines ?? []).map(itemOf).filter(({ quantity }) => quantity > 0n),
    }),
    number: t.exposeString('number', { description: 'As printed and told on the phone.' }),
    status: t.expose('status', { type: DeliveryStatus, description: 'Where it stands.' }),
    nextStatuses: t.field({
      type: [DeliveryStatus],
      description: 'The statuses it may take next; none where it has ended.',
      resolve: ({ status }) => [...nextStatuses(status)],
    }),
    statusAt: t.expose('status_at', { type: 'DateTime', description: 'Since when it stands there.' }),
    store: t.relation('store', { description: 'Who delivers.' }),
    date: t.expose('date', { type: 'Date', description: 'Business day of the store.' }),
    windowStart: t.exposeInt('window_start', { nullable: true, description: `When the customer expects it, from. ${minutes}` }),
    windowEnd: t.exposeInt('window_end', {
      nullable: true,
      description: `When the customer expects it, until; 1440 is midnight. ${minutes}`,
    }),
    overdue: t.boolean({
      description: 'Still open after its window or its day.',
      select: { store: { select: { time_zone: true, day_starts_at: true } }, date: true, window_end: true, status: true },
      resolve: ({ store, date, window_end, status }) => {
        const { timeZone, dayStartsAt } = chain();
        const day = date.toISOString().slice(0, 10);
        const deadline = deadlineOf(day, window_end, store.time_zone ?? timeZone, store.day_starts_at ?? dayStartsAt);
        return isOverdue(status, deadline, new Date());
      },
    }),
    recipient: t.exposeString('recipient', { description: 'Who takes it in.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'E.164; of the recipient.' }),
    address: t.exposeString('address', { description: 'Where to.' }),
    note: t.exposeString('note', { nullable: true, description: 'What whoever delivers should know.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it did not arrive, or will not.' }),
    employee: t.relation('employee', { nullable: true, description: 'Salesperson.' }),
    member: t.relation('member', {
      nullable: true,
      unauthorizedResolver: () => null,
      description: 'For whom; null for a walk-in, and without the right to see members.',
      authScopes: ({ guest }, _args, { viewer }) => !guest && may(viewer, 'member.read'),
    }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was planned first.' }),
  }),
});

builder.prismaObjectField(Delivery, 'sale', (t) =>
  t.prismaField({
    type: 'Sale',
    nullable: true,
    description: 'What is delivered; null where the note says it, where another branch sold it, and without the right to see sales.',
    resolve: (query, { member_id, sale_id }, _args, { viewer }) =>
      sale_id && may(viewer, 'sale.read')
        ? prisma.sale.findFirst({ ...query, where: { member_id, id: sale_id, ...orgWhere(viewer, 'store_id') } })
        : null,
  }),
);

builder.prismaObjectField('Sale', 'deliveries', (t) =>
  t.relation('deliveries', {
    description: "Its deliveries by stores of the viewer's branch, oldest first.",
    authScopes: { can: 'delivery.read' },
    query: (_args, { viewer }) => ({ where: orgWhere(viewer, 'store_id'), orderBy: { id: 'asc' } }),
  }),
);

builder.prismaObjectField('Member', 'deliveries', (t) =>
  t.prismaConnection({
    type: 'Delivery',
    cursor: 'member_id_id',
    description: "What stores of the viewer's branch bring to the person, by whichever record, newest first.",
    authScopes: { can: 'delivery.read' },
    resolve: async (query, { id }, _args, { viewer }) =>
      prisma.delivery.findMany({
        ...query,
        where: { ...orgWhere(viewer, 'store_id'), ...(await ofPerson(db, id)) },
        orderBy: [{ date: 'desc' }, { id: 'desc' }],
      }),
  }),
);
