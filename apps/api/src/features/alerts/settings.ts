import type { Db } from '@regulars/db/kysely';
import type { AlertKind } from '@regulars/domain/alerts';
import { type AlertSetting, isEnabled, thresholdAt, thresholdsOf } from '@regulars/domain/alerts-settings';
import { type RawBuilder, sql } from 'kysely';
import type { OrgTree } from '../orgs/tree.ts';

/** The settings of all organisations, for finding out what holds where. */
export class Settings {
  readonly #tree: OrgTree;
  readonly #levels: readonly string[];
  readonly #said = new Map<string, AlertSetting>();

  constructor(tree: OrgTree, levels: readonly string[], rows: readonly (AlertSetting & { kind: string })[]) {
    this.#tree = tree;
    this.#levels = levels;
    for (const row of rows) this.#said.set(`${row.orgId} ${row.kind}`, row);
  }

  /** What the organisation and those above it say of a kind, from the top. */
  path(kind: AlertKind, orgId: string): AlertSetting[] {
    const path: AlertSetting[] = [];
    for (let id: string | null = orgId; id !== null; id = this.#tree.byId.get(id)?.parentId ?? null) {
      const said = this.#said.get(`${id} ${kind}`);
      if (said) path.unshift(said);
    }
    return path;
  }

  /** Who wants to be told of this kind, among those who sell or among all. */
  #wanting(kind: AlertKind, only: ReadonlySet<string> | undefined, all = false): string[] {
    const orgs = [...this.#tree.byId.values()].filter(
      (org) => (all || org.kind === 'STORE' || org.kind === 'DEALER') && !org.archived && (only?.has(org.id) ?? true),
    );
    return orgs.map((org) => org.id).filter((id) => isEnabled(this.path(kind, id)).value);
  }

  /** A relation of all organisations where the kind is switched on: `org_id`, and each threshold as a column of its name. */
  organisations(kind: AlertKind): RawBuilder<unknown> {
    const rows = this.#wanting(kind, undefined, true).map((orgId) => ({ org_id: orgId, ...this.#values(kind, orgId) }));
    return relation(kind, rows, sql`org_id uuid`);
  }

  /** The same of the stores and dealers. */
  stores(kind: AlertKind, only?: ReadonlySet<string>): RawBuilder<unknown> {
    const rows = this.#wanting(kind, only).map((orgId) => ({ org_id: orgId, ...this.#values(kind, orgId) }));
    return relation(kind, rows, sql`org_id uuid`);
  }

  /** The same of these stores, whether they want to be told or not: for what goes by the same numbers. */
  thresholds(kind: AlertKind, stores: readonly string[]): RawBuilder<unknown> {
    return relation(
      kind,
      stores.map((orgId) => ({ org_id: orgId, ...this.#values(kind, orgId) })),
      sql`org_id uuid`,
    );
  }

  /** The same with a row for each level: `level_id`. */
  storesByLevel(kind: AlertKind, only?: ReadonlySet<string>): RawBuilder<unknown> {
    const rows = this.#wanting(kind, only).flatMap((orgId) =>
      this.#levels.map((levelId) => ({ org_id: orgId, level_id: levelId, ...this.#values(kind, orgId, levelId) })),
    );
    return relation(kind, rows, sql`org_id uuid, level_id uuid`);
  }

  #values(kind: AlertKind, orgId: string, levelId?: string): Record<string, number> {
    const path = this.path(kind, orgId);
    return Object.fromEntries(Object.keys(thresholdsOf(kind)).map((name) => [name, thresholdAt(kind, name, path, levelId).value]));
  }
}

function relation(kind: AlertKind, rows: readonly object[], keys: RawBuilder<unknown>): RawBuilder<unknown> {
  const columns = Object.keys(thresholdsOf(kind)).map((name) => sql`${sql.ref(name)} float8`);
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(${sql.join([keys, ...columns])})`;
}

export async function loadSettings(on: Db, tree: OrgTree): Promise<Settings> {
  const rows = await on.selectFrom('alert_setting').selectAll().execute();
  const levels = await on.selectFrom('level').select('id').execute();
  const said = rows.map(({ org_id: orgId, kind, enabled, thresholds }) => ({ orgId, kind, enabled, thresholds: numbersOf(thresholds) }));
  return new Settings(
    tree,
    levels.map(({ id }) => id),
    said,
  );
}

export function numbersOf(stored: unknown): Record<string, number> {
  const entries = Object.entries(stored !== null && typeof stored === 'object' ? stored : {});
  return Object.fromEntries(entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
}
