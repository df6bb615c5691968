import type { Tx } from '@regulars/db/kysely';
import type { AlertKind } from '@regulars/domain/alerts';
import { checkThreshold } from '@regulars/domain/alerts-settings';
import { DomainError } from '@regulars/domain/errors';
import { requireBranch, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { askForRun } from './detect.ts';
import { numbersOf } from './settings.ts';

export interface ThresholdChange {
  name: string;
  /** For members of this level only. */
  levelId: string | null;
  /** Null: as above. */
  value: number | null;
}

export interface SettingChange {
  orgId: string;
  kind: AlertKind;
  /** Null: as above; left out: as it is. */
  enabled?: boolean | null | undefined;
  thresholds: readonly ThresholdChange[];
}

/**
 * Says for a branch when alerts of a kind are raised; everything is looked at again right away.
 * @throws NOT_FOUND (orgId, thresholds.N.levelId), OUT_OF_BRANCH, BAD_INPUT, TOO_SMALL, TOO_LARGE (of thresholds.N)
 */
export async function configureAlerts(tx: Tx, viewer: Viewer, { orgId, kind, enabled, thresholds }: SettingChange): Promise<void> {
  const org = await tx.selectFrom('org').select('id').where('id', '=', orgId).forUpdate().executeTakeFirst(); // two changes of one branch come one after the other
  if (!org) throw new DomainError('NOT_FOUND', {}, 'orgId');
  requireBranch(viewer, orgId, 'orgId');
  await checkLevels(tx, thresholds);
  const row = await tx.selectFrom('alert_setting').selectAll().where('org_id', '=', orgId).where('kind', '=', kind).executeTakeFirst();
  const before = { enabled: row?.enabled ?? null, ...numbersOf(row?.thresholds) };
  const numbers = numbersOf(row?.thresholds);
  for (const [at, { name, levelId, value }] of thresholds.entries()) {
    const key = levelId === null ? name : `${name}/${levelId}`;
    checkThreshold(kind, name, value, levelId !== null, `thresholds.${at}`);
    if (value === null) delete numbers[key];
    else numbers[key] = value;
  }
  const after = { enabled: enabled === undefined ? before.enabled : enabled, thresholds: JSON.stringify(numbers) };
  await tx
    .insertInto('alert_setting')
    .values({ org_id: orgId, kind, ...after })
    .onConflict((known) => known.columns(['org_id', 'kind']).doUpdateSet(after))
    .execute();
  await audit(tx, viewer, {
    action: 'alert.configure',
    entity: 'AlertSetting',
    id: `${orgId}:${kind}`,
    orgId,
    before,
    after: { enabled: after.enabled, ...numbers },
  });
  await askForRun(tx, kind);
}

async function checkLevels(tx: Tx, thresholds: readonly ThresholdChange[]): Promise<void> {
  const levels = new Set((await tx.selectFrom('level').select('id').execute()).map(({ id }) => id));
  const unknown = thresholds.findIndex(({ levelId }) => levelId !== null && !levels.has(levelId));
  if (unknown >= 0) throw new DomainError('NOT_FOUND', {}, `thresholds.${unknown}.levelId`);
}
