import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import { once } from '../../idempotency.ts';
import { decideApproval, withdrawApproval } from './service.ts';

builder.mutationFields((t) => ({
  decideApproval: t.prismaField({
    type: 'Approval',
    description: 'Says yes or no to what somebody else asked for; a yes carries it out at once, or is refused as that would be.',
    authScopes: { can: 'approval.decide' },
    args: {
      id: t.arg.globalID({ required: true, description: 'The Approval.' }),
      approve: t.arg.boolean({ required: true, description: 'true: yes; false: no.' }),
      note: t.arg.string({ description: 'What to say to it, at most 500 characters; a no needs it.' }),
      idempotencyKey: t.arg.string({
        required: true,
        description: 'At least 8 characters; the same key with the same input is done once, for ever.',
      }),
    },
    resolve: async (query, _root, { id, approve, note, idempotencyKey: key }, { viewer }) => {
      const approvalId = uuidOf(id, 'Approval', 'id');
      await withTx(db, (tx) =>
        once(tx, viewer, key, { decideApproval: { approvalId, approve, note } }, async () => {
          await decideApproval(tx, viewer, { approvalId, approve, note: note ?? null, now: new Date() });
          return { approvalId };
        }),
      );
      return prisma.approval.findUniqueOrThrow({ ...query, where: { id: approvalId } });
    },
  }),
  withdrawApproval: t.prismaField({
    type: 'Approval',
    description: 'Takes back what one asked for oneself.',
    authScopes: { can: 'approval.read' },
    args: { id: t.arg.globalID({ required: true, description: 'The Approval.' }) },
    resolve: async (query, _root, { id }, { viewer }) => {
      const approvalId = uuidOf(id, 'Approval', 'id');
      await withTx(db, (tx) => withdrawApproval(tx, viewer, approvalId, new Date()));
      return prisma.approval.findUniqueOrThrow({ ...query, where: { id: approvalId } });
    },
  }),
}));
