import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidOf } from '../../global-id.ts';
import type { Viewer } from '../../viewer.ts';
import { type Deed, handleAlerts } from './service.ts';

type GlobalIds = readonly { typename: string; id: string }[];

/** Does it in one transaction, then reads the alerts for the answer. */
async function handle(query: object, viewer: Viewer, given: GlobalIds, deed: Deed) {
  const ids = [...new Set(given.map((id, at) => uuidOf(id, 'Alert', `ids.${at}`)))];
  await withTx(db, (tx) => handleAlerts(tx, viewer, ids, deed, new Date()));
  return prisma.alert.findMany({ ...query, where: { id: { in: ids } }, orderBy: { id: 'asc' } });
}

const idsArgument = {
  required: true,
  description: 'The Alerts, at most 200. All or none; what is as wanted already, or closed meanwhile, stays as it is.',
} as const;
const textArgument = { description: 'A remark for the history, at most 1,000 characters.' } as const;
const guard = { type: ['Alert'], authScopes: { can: 'alert.write' } } as const satisfies { type: ['Alert']; authScopes: object };

builder.mutationFields((t) => ({
  acknowledgeAlerts: t.prismaField({
    ...guard,
    description: 'Says that somebody has seen them. They open again if they get worse.',
    args: { ids: t.arg.globalIDList(idsArgument), text: t.arg.string(textArgument) },
    resolve: (query, _root, { ids, text }, { viewer }) => handle(query, viewer, ids, { action: 'ACKNOWLEDGE', text }),
  }),
  snoozeAlerts: t.prismaField({
    ...guard,
    description: 'Puts them off: they are quiet until then, and open again if their cause is still there.',
    args: {
      ids: t.arg.globalIDList(idsArgument),
      until: t.arg({ type: 'DateTime', required: true, description: 'Later than now, at most a year.' }),
      text: t.arg.string(textArgument),
    },
    resolve: (query, _root, { ids, until, text }, { viewer }) => handle(query, viewer, ids, { action: 'SNOOZE', until, text }),
  }),
  assignAlerts: t.prismaField({
    ...guard,
    description: 'Says who takes care of them.',
    args: {
      ids: t.arg.globalIDList(idsArgument),
      employeeId: t.arg.globalID({ description: "An Employee of the viewer's branch; left out: nobody any more." }),
      text: t.arg.string(textArgument),
    },
    resolve: (query, _root, { ids, employeeId, text }, { viewer }) =>
      handle(query, viewer, ids, { action: 'ASSIGN', employeeId: optionalUuid(employeeId, 'Employee', 'employeeId') ?? null, text }),
  }),
  resolveAlerts: t.prismaField({
    ...guard,
    description: 'Says that it is done, while the cause may still be there. They open again only if they get worse, or as a new case.',
    args: { ids: t.arg.globalIDList(idsArgument), text: t.arg.string(textArgument) },
    resolve: (query, _root, { ids, text }, { viewer }) => handle(query, viewer, ids, { action: 'RESOLVE', text }),
  }),
  commentAlerts: t.prismaField({
    ...guard,
    description: 'Writes a remark into their history.',
    args: { ids: t.arg.globalIDList(idsArgument), text: t.arg.string({ required: true, description: 'At most 1,000 characters.' }) },
    resolve: (query, _root, { ids, text }, { viewer }) => handle(query, viewer, ids, { action: 'COMMENT', text }),
  }),
  reopenAlerts: t.prismaField({
    ...guard,
    description: 'Takes back that they were seen, put off or done. Refused with ALERT_CLOSED where the cause is gone.',
    args: { ids: t.arg.globalIDList(idsArgument), text: t.arg.string(textArgument) },
    resolve: (query, _root, { ids, text }, { viewer }) => handle(query, viewer, ids, { action: 'REOPEN', text }),
  }),
}));
