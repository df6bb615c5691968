import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import type { Ladder, MoveCause, StandingCause } from '@regulars/domain/levels';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { publish } from '../../publish.ts';
import type { Actor } from '../../viewer.ts';
import { giveGifts } from './gifts.ts';

/** Where a member is going to stand on a ladder. */
export interface NextStanding {
  levelId: string;
  cause: StandingCause;
  pinned?: boolean;
  until?: BusinessDate | null;
  reviewOn?: BusinessDate | null;
}

/** One member's step on a ladder. */
export interface Step {
  memberId: string;
  /** The home store: owes the gifts, is told of the move. */
  storeId: string;
  ladder: Ladder;
  cause: MoveCause;
  from: string | null;
  /** null: back to the start of the ladder. */
  to: NextStanding | null;
  reason?: string | null;
}

export interface StepsOf {
  /** Business day of the moves. */
  day: BusinessDate;
  now: Date;
  /** The rules by which they were made. */
  versionId?: string;
  /** Whether who rises gets the level's gift pack, the first time, and is told. */
  gifts: boolean;
}

/** Writes steps of members whose rows are locked: standings, history, the level that counts, gifts and events; in a few statements. */
export async function takeSteps(tx: Tx, viewer: Actor, steps: readonly Step[], of: StepsOf): Promise<void> {
  if (steps.length === 0) return;
  await writeStandings(tx, steps, of.day);
  await writeHistory(tx, viewer, steps, of);
  await settleLevels(
    tx,
    steps.map(({ memberId }) => memberId),
    of,
  );
  if (of.gifts) await giveGifts(tx, steps, of);
  const events = steps.map(({ memberId, storeId, ladder, cause, from, to }) => ({
    kind: 'member.level-changed' as const,
    orgId: storeId,
    memberId,
    payload: { ladder, cause, from, to: to?.levelId ?? null, ...(!of.gifts && { quiet: true }) },
  }));
  await publish(tx, of.now, events);
}

async function writeStandings(tx: Tx, steps: readonly Step[], since: BusinessDate): Promise<void> {
  const gone = steps.filter(({ to }) => to === null);
  const rows = steps.flatMap(({ memberId: member_id, ladder, to }) =>
    to
      ? {
          member_id,
          ladder,
          level_id: to.levelId,
          cause: to.cause,
          pinned: to.pinned ?? false,
          since,
          until: to.until ?? null,
          review_on: to.reviewOn ?? null,
          grace_until: null,
          warned_for: null,
        }
      : [],
  );
  if (gone.length > 0) {
    await sql`delete from member_standing s using unnest(${gone.map(({ memberId }) => memberId)}::uuid[],
      ${gone.map(({ ladder }) => ladder)}::level_ladder[]) g (member_id, ladder)
      where s.member_id = g.member_id and s.ladder = g.ladder`.execute(tx);
  }
  if (rows.length === 0) return;
  await sql`
    insert into member_standing select * from jsonb_populate_recordset(null::member_standing, ${JSON.stringify(rows)}::jsonb)
    on conflict (member_id, ladder) do update set level_id = excluded.level_id, cause = excluded.cause, pinned = excluded.pinned,
      since = excluded.since, until = excluded.until, review_on = excluded.review_on, grace_until = null, warned_for = null`.execute(tx);
}

async function writeHistory(tx: Tx, viewer: Actor, steps: readonly Step[], { day, now, versionId }: StepsOf): Promise<void> {
  const rows = steps.map(({ memberId, ladder, cause, from, to, reason }) => ({
    member_id: memberId,
    id: newId(now),
    at: now,
    day,
    ladder,
    cause,
    from_level_id: from,
    to_level_id: to?.levelId ?? null,
    until: to?.until ?? null,
    version_id: versionId ?? null,
    reason: reason ?? null,
    employee_id: viewer.kind === 'employee' ? viewer.id : null,
  }));
  await sql`insert into level_move select * from jsonb_populate_recordset(null::level_move, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
}

/** The level that counts is the highest where a member stands, else the start. */
async function settleLevels(tx: Tx, memberIds: readonly string[], { day, now }: StepsOf): Promise<void> {
  await sql`
    with best as (
      select distinct on (s.member_id) s.member_id, s.level_id from member_standing s join level l on l.id = s.level_id
      where s.member_id = any(${memberIds}::uuid[]) and (s.until is null or s.until >= ${day}::date) order by s.member_id, l.rank desc),
    counts as (
      select t.id, coalesce(b.level_id,
        (select id from level where ladder = 'REGISTERED' and archived_at is null order by rank limit 1)) as level_id
      from unnest(${memberIds}::uuid[]) t (id) left join best b on b.member_id = t.id)
    update member m set level_id = c.level_id, version = m.version + 1, updated_at = ${now}
    from counts c where c.id = m.id and c.level_id <> m.level_id`.execute(tx);
}
