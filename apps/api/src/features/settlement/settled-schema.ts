import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { globalId, isUuid, uuidOf } from '../../global-id.ts';
import { nodeVisibility } from '../../nodes.ts';
import { COUNT_CAP } from '../../lists.ts';
import { once } from '../../idempotency.ts';
import { may } from '../../viewer.ts';
import { markPaid, settle } from './service.ts';

nodeVisibility('Settlement', (viewer, id) => may(viewer, 'value.report') && isUuid(id));

builder.prismaObject('SettlementRow', {
  description: 'What one store owes another by a settlement.',
  authScopes: { can: 'value.report' },
  select: {
    settlement_id: true,
    debtor_id: true,
    creditor_id: true,
    debtor: { select: { name: true } },
    creditor: { select: { name: true } },
  },
  fields: (t) => ({
    debtorId: t.id({ description: 'The global id of the Org.', resolve: ({ debtor_id }) => globalId('Org', debtor_id) }),
    creditorId: t.id({ description: 'The global id of the Org.', resolve: ({ creditor_id }) => globalId('Org', creditor_id) }),
    debtorName: t.string({ description: 'Who owes.', resolve: ({ debtor }) => debtor.name }),
    creditorName: t.string({ description: 'Whom.', resolve: ({ creditor }) => creditor.name }),
    principal: t.expose('principal', { type: 'Money', description: '本金.' }),
    bonus: t.expose('bonus', { type: 'Money', description: '赠送金.' }),
    paidAt: t.expose('paid_at', { type: 'DateTime', nullable: true, description: 'When it was noted as paid; null: not yet.' }),
  }),
});

builder.prismaNode('Settlement', {
  id: { field: 'id' },
  description: 'What stores owed each other up to a day, put down for good (结算单).',
  authScopes: { can: 'value.report' },
  fields: (t) => ({
    fromDay: t.expose('from_day', {
      type: 'Date',
      nullable: true,
      description: 'The day after the last settlement; null: from the beginning.',
    }),
    through: t.expose('through', { type: 'Date', description: 'The last business day in it.' }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was put down.' }),
    createdBy: t.prismaField({
      type: 'Employee',
      nullable: true,
      description: 'By whom.',
      resolve: (query, { created_by }) => (created_by ? prisma.employee.findUnique({ ...query, where: { id: created_by } }) : null),
    }),
    note: t.exposeString('note', { nullable: true, description: 'What was noted.' }),
    rows: t.relation('rows', {
      description: "Who owes whom, as far as one of them lies in the viewer's branch.",
      query: (_args, { viewer }) => ({
        where:
          viewer.stores === null ? {} : { OR: [{ debtor_id: { in: [...viewer.stores] } }, { creditor_id: { in: [...viewer.stores] } }] },
        orderBy: [{ principal: 'desc' }, { debtor_id: 'asc' }],
      }),
    }),
  }),
});

builder.queryField('settlements', (t) =>
  t.prismaConnection({
    type: 'Settlement',
    cursor: 'id',
    description: 'Settlements between stores, the newest first.',
    authScopes: { can: 'value.report' },
    totalCount: () => prisma.settlement.count({ take: COUNT_CAP }),
    resolve: (query) => prisma.settlement.findMany({ ...query, orderBy: { through: 'desc' } }),
  }),
);

const idempotencyKey = {
  required: true,
  description: 'Made by the caller for this one act, at least 8 characters: sent again with the same input it gives the same answer.',
} as const;

builder.mutationFields((t) => ({
  settleStores: t.prismaField({
    type: 'Settlement',
    description: 'Puts down what stores owe each other up to a day that is over; what is put down never changes. For the whole chain only.',
    authScopes: { can: 'value.settle' },
    args: {
      idempotencyKey: t.arg.string(idempotencyKey),
      through: t.arg({ type: 'Date', required: true, description: 'The last business day.' }),
      note: t.arg.string({ description: 'At most 500 characters.' }),
    },
    resolve: async (query, _root, { idempotencyKey: key, through, note }, { viewer }) => {
      const input = { through, note: note?.trim().slice(0, 500) || null };
      const { id } = await withTx(db, (tx) =>
        once(tx, viewer, key, { settleStores: input }, async () => ({ id: await settle(tx, viewer, { ...input, now: new Date() }) })),
      );
      return prisma.settlement.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  markSettlementPaid: t.prismaField({
    type: 'Settlement',
    description: 'Notes that one debt of a settlement was paid.',
    authScopes: { can: 'value.settle' },
    args: {
      idempotencyKey: t.arg.string(idempotencyKey),
      settlementId: t.arg.globalID({ required: true, description: 'The Settlement.' }),
      debtorId: t.arg.globalID({ required: true, description: 'The Org that paid.' }),
      creditorId: t.arg.globalID({ required: true, description: 'The Org that was paid.' }),
    },
    resolve: async (query, _root, { idempotencyKey: key, ...given }, { viewer }) => {
      const settlementId = uuidOf(given.settlementId, 'Settlement', 'settlementId');
      const row = {
        settlementId,
        debtorId: uuidOf(given.debtorId, 'Org', 'debtorId'),
        creditorId: uuidOf(given.creditorId, 'Org', 'creditorId'),
      };
      await withTx(db, (tx) =>
        once(tx, viewer, key, { markSettlementPaid: row }, async () => {
          await markPaid(tx, viewer, row, new Date());
          return {};
        }),
      );
      return prisma.settlement.findUniqueOrThrow({ ...query, where: { id: settlementId } });
    },
  }),
}));
