import type { AlertKind } from '@regulars/domain/alerts';
import { sql } from 'kysely';
import { db } from '../../db.ts';
import type { Viewer } from '../../viewer.ts';
import { readableKinds } from './readable.ts';

/** How many alerts of a kind wait. */
export interface KindCount {
  kind: AlertKind;
  open: number;
  acknowledged: number;
}

export interface Counts {
  open: number;
  acknowledged: number;
  snoozed: number;
  /** Open ones by severity. */
  info: number;
  warning: number;
  critical: number;
  /** Not settled, and the viewer is their owner. */
  mine: number;
  kinds: KindCount[];
}

interface Row {
  kind: AlertKind;
  state: 'OPEN' | 'ACKNOWLEDGED' | 'SNOOZED';
  severity: 'INFO' | 'WARNING' | 'CRITICAL';
  count: number;
  mine: number;
}

/** What waits in the branches that the viewer sees. `orgs`: only there; null: in all of them. */
export async function countAlerts(viewer: Viewer, orgs: readonly string[] | null): Promise<Counts> {
  const within = orgs ? sql`org_id = any(${orgs}::uuid[])` : sql`true`;
  const self = viewer.kind === 'employee' ? viewer.id : null;
  const { rows } = await sql<Row>`
    select kind, state::text, severity::text, count(*)::int as count, (count(*) filter (where owner_id = ${self}::uuid))::int as mine
    from alert where state in ('OPEN', 'ACKNOWLEDGED', 'SNOOZED') and kind = any(${readableKinds(viewer)}::text[]) and ${within}
    group by kind, state, severity`.execute(db);
  const sum = (which: (row: Row) => boolean, what: 'count' | 'mine' = 'count') =>
    rows.filter(which).reduce((total, row) => total + row[what], 0);
  const open = (row: Row) => row.state === 'OPEN';
  return {
    open: sum(open),
    acknowledged: sum(({ state }) => state === 'ACKNOWLEDGED'),
    snoozed: sum(({ state }) => state === 'SNOOZED'),
    info: sum((row) => open(row) && row.severity === 'INFO'),
    warning: sum((row) => open(row) && row.severity === 'WARNING'),
    critical: sum((row) => open(row) && row.severity === 'CRITICAL'),
    mine: sum(() => true, 'mine'),
    kinds: [...new Set(rows.map(({ kind }) => kind))].sort().map((kind) => ({
      kind,
      open: sum((row) => open(row) && row.kind === kind),
      acknowledged: sum((row) => row.state === 'ACKNOWLEDGED' && row.kind === kind),
    })),
  };
}
