import { query } from '../../providers/apollo.ts';
import { nodeOf, pageOf, type Source } from '../../providers/source.ts';
import { AuditDocument, AuditsDocument } from './documents.ts';

/** The first instant of a day in the browser's zone; the day after for an inclusive end. */
const midnight = (day: unknown, after = 0) => {
  if (typeof day !== 'string' || !day) return null;
  const at = new Date(`${day}T00:00:00`);
  at.setDate(at.getDate() + after);
  return at.toISOString();
};

const source: Source = {
  list: async ({ first, after, filter }) => {
    const { audits } = await query(AuditsDocument, {
      first,
      after,
      filter: {
        entity: filter['entity'] ?? null,
        action: filter['action'] ?? null,
        actorId: filter['actorId'] ?? null,
        entityId: filter['entityId'] ?? null,
        orgId: filter['branch'] ?? null,
        from: midnight(filter['from']),
        to: midnight(filter['to'], 1),
      },
    });
    return pageOf(audits);
  },
  one: async (id) => nodeOf(await query(AuditDocument, { id })),
};

export default source;
