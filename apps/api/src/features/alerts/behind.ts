import { sql } from 'kysely';
import { db } from '../../db.ts';
import { COUNT_CAP } from '../../lists.ts';
import { prepareRun } from './detect.ts';
import { DETECTORS } from './detectors/index.ts';

interface Alert {
  kind: string;
  key: string;
  org_id: string;
  member_id: string | null;
}

/** The members that an alert is about as of now, the best customers first; at most as many as are counted. */
export async function membersBehind({ kind, key, org_id, member_id }: Alert, now: Date): Promise<string[]> {
  if (member_id) return [member_id];
  const members = DETECTORS.find((detector) => detector.kind === kind)?.members;
  if (!members) return [];
  const relation = members(await prepareRun(db, now), { orgId: org_id, key });
  const { rows } = await sql<{
    member_id: string;
  }>`select member_id from (${relation}) b order by weight desc nulls last, member_id limit ${COUNT_CAP}`.execute(db);
  return rows.map((row) => row.member_id);
}
