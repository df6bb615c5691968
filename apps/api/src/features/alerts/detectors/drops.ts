import type { AlertKind } from '@regulars/domain/alerts';
import type { BusinessDate } from '@regulars/domain/time';
import { type RawBuilder, sql } from 'kysely';
import type { Run } from '../detector.ts';

/** A store whose last whole week is below its forecast. */
export interface Dropped {
  org_id: string;
  actual: number;
  expected: number;
  week: BusinessDate;
}

/**
 * Candidates of a drop: of stores that are below what past forecasts have been wrong by, those that are by `drop` percent at least.
 * @param worth a further condition on the thresholds (t) and the drop (f)
 */
export function dropped(kind: AlertKind, run: Run, rows: readonly Dropped[], worth: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select f.org_id::text as key, f.org_id, (case when f.actual < f.expected / 2 then 'CRITICAL' else 'WARNING' end)::alert_severity as severity,
      null::uuid as product_id, null::uuid as member_id, jsonb_build_object('week', f.week, 'actual', f.actual, 'expected', round(f.expected)) as subject
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(org_id uuid, actual float8, expected float8, week date)
    join ${run.settings.stores(kind)} on t.org_id = f.org_id
    where f.actual < f.expected * (1 - t.drop / 100) and ${worth}`;
}
