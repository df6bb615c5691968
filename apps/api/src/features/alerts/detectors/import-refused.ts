import { sql } from 'kysely';
import type { Detector, Run } from '../detector.ts';

const imports = ({ keys }: Run) => (keys ? sql`j.id = any(${keys}::uuid[])` : sql`true`);

/** An import that ended with refused rows, told for some days; trials don't count. Keys are the imports. */
export const importRefused: Detector = {
  kind: 'IMPORT_REFUSED',
  every: 'ROUND',
  events: { kinds: ['import.finished'], keys: ({ payload }) => (typeof payload['importId'] === 'string' ? [payload['importId']] : []) },
  candidates: (run) => sql`
    select j.id::text as key, j.org_id, 'WARNING'::alert_severity as severity, null::uuid as product_id, null::uuid as member_id,
      jsonb_build_object('importId', j.id, 'file', f.name, 'read', j.rows_read, 'refused', j.rows_refused) as subject
    from ${run.settings.organisations('IMPORT_REFUSED')}
    join import_job j on j.org_id = t.org_id and j.finished_at > ${run.now}::timestamptz - make_interval(secs => t.days * 86400)
    join import_file f on f.id = j.file_id
    where j.rows_refused > 0 and not j.dry_run and ${imports(run)}`,
};
