import { withTx } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { audit } from '../audit/service.ts';
import { amongOf, conditionOf, idsOfMembers } from './ask.ts';
import { askingAt } from './asking.ts';
import { segmentScope } from './schema.ts';

builder.mutationField('exportSegment', (t) =>
  t.prismaField({
    type: ['Member'],
    description: `The members of a segment for a file: at most ${COUNT_CAP}, the newest first. Who took them stands in the audit trail.`,
    authScopes: { can: 'segment.export' },
    args: { segmentId: t.arg.globalID({ required: true, description: 'The Segment.' }) },
    resolve: async (query, _root, { segmentId }, { viewer }) => {
      const id = uuidOf(segmentId, 'Segment', 'segmentId');
      const segment = await prisma.segment.findFirst({ where: { id, ...(await segmentScope(viewer)) } });
      if (!segment) throw new DomainError('NOT_FOUND', {}, 'segmentId');
      const asking = await askingAt(db, new Date());
      const condition = conditionOf(segment.criteria, asking);
      const ids = await idsOfMembers(db, condition, asking, amongOf(viewer), { limit: COUNT_CAP, backwards: true });
      const after = { name: segment.name, version: segment.version, members: ids.length };
      await withTx(db, (tx) => audit(tx, viewer, { action: 'segment.export', entity: 'Segment', id, orgId: segment.org_id, after }));
      return prisma.member.findMany({ ...query, where: { id: { in: ids } }, orderBy: { id: 'desc' } });
    },
  }),
);
