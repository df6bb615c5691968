import type { Db, Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { type Decision, decideLevel, type RuledLadder, type Standing } from '@regulars/domain/levels';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { publish } from '../../publish.ts';
import { systemViewer } from '../../viewer.ts';
import { askingAt } from '../segments/asking.ts';
import type { Compiling } from '../segments/sql.ts';
import { candidates, type Case, casesOf } from './evaluate.ts';
import { type Rulebook, rulebook } from './ladders.ts';
import { type Step, takeSteps } from './standing.ts';

const viewer = systemViewer('levels');
/** A batch takes well under a second. */
const BATCH = 1000;
/** So many at a time: of different members, so that none waits for another. While one is decided, the other is written. */
const LANES = 3;

export const RULED: readonly RuledLadder[] = ['REGISTERED', 'STORED_VALUE'];

/** In which day, vocabulary and zone rules are asked. */
export interface Asking {
  compiling: Compiling;
  today: BusinessDate;
  now: Date;
  /** Whether who rises gets gift packs: not where rules that were just published put everybody in place. */
  gifts: boolean;
}

export async function reviewAt(on: Db, now: Date, gifts: boolean): Promise<Asking> {
  const compiling = await askingAt(on, now);
  return { compiling, today: compiling.context.today, now, gifts };
}

/** Decides and writes for some members of a ladder, whose rows it locks. @returns how many moved */
export async function reviewMembers(tx: Tx, book: Rulebook, members: readonly string[], asking: Asking): Promise<number> {
  await sql`select from member where id = any(${members}::uuid[]) order by id for no key update`.execute(tx);
  const cases = await casesOf(tx, book, asking.compiling, asking.today, members);
  const decided = cases.map((one) => ({ one, decision: decideLevel(standingOf(one), earnedOf(one), book.cycle, asking.today) }));
  const { today: day, now, gifts } = asking;
  const steps = decided.flatMap(({ one, decision }) => stepOf(book, one, decision));
  await takeSteps(tx, viewer, steps, { day, now, gifts, versionId: book.id });
  await noteReviews(tx, book, decided, asking);
  return steps.length;
}

function standingOf({ levelId, cause, pinned, until, reviewOn, graceUntil, warnedFor, rank }: Case): Standing | null {
  if (!levelId || !cause || rank === null) return null;
  return {
    levelId,
    rank,
    cause,
    pinned: pinned ?? false,
    until: until ?? null,
    reviewOn: reviewOn ?? null,
    graceUntil: graceUntil ?? null,
    warnedFor: warnedFor ?? null,
  };
}

function earnedOf({ earnedId, earnedRank, keeps }: Case) {
  return { level: earnedId === null || earnedRank === null ? null : { id: earnedId, rank: earnedRank }, keeps };
}

function stepOf({ ladder }: Rulebook, { memberId, storeId, levelId }: Case, decision: Decision): Step[] {
  if (decision.act !== 'MOVE') return [];
  const to = decision.to && { levelId: decision.to.id, cause: 'RULE' as const, reviewOn: decision.reviewOn };
  return [{ memberId, storeId, ladder, cause: decision.cause, from: levelId ?? null, to }];
}

interface Decided {
  one: Case;
  decision: Decision;
}

/** What changes no level: a renewal, a warning, a grace. The member is told of the latter two by whoever follows these events. */
async function noteReviews(tx: Tx, { ladder }: Rulebook, decided: readonly Decided[], { now }: Asking): Promise<void> {
  const rows = decided.flatMap(({ one: { memberId, storeId, levelId, reviewOn = null, warnedFor = null }, decision }) => {
    const common = { memberId, storeId, levelId };
    if (decision.act === 'RENEW') return { ...common, act: 'renewed', reviewOn: decision.reviewOn, graceUntil: null, warnedFor: null };
    if (decision.act === 'WARN') return { ...common, act: 'warned', reviewOn, graceUntil: null, warnedFor: decision.reviewOn };
    if (decision.act === 'GRACE') return { ...common, act: 'grace', reviewOn, graceUntil: decision.graceUntil, warnedFor };
    return [];
  });
  if (rows.length === 0) return;
  await sql`
    update member_standing s set review_on = n.review_on, grace_until = n.grace_until, warned_for = n.warned_for
    from unnest(${rows.map(({ memberId }) => memberId)}::uuid[], ${rows.map(({ reviewOn }) => reviewOn)}::date[],
      ${rows.map(({ graceUntil }) => graceUntil)}::date[], ${rows.map(({ warnedFor }) => warnedFor)}::date[])
      n (member_id, review_on, grace_until, warned_for)
    where s.member_id = n.member_id and s.ladder = ${ladder}::level_ladder`.execute(tx);
  const told = rows.filter(({ act }) => act !== 'renewed');
  await publish(
    tx,
    now,
    told.map(({ act, memberId, storeId, levelId, reviewOn, graceUntil }) => ({
      kind: `level.${act}` as const,
      orgId: storeId,
      memberId,
      payload: { ladder, levelId, by: graceUntil ?? reviewOn },
    })),
  );
}

/** Reviews everybody on a ladder, in batches; a batch stands or falls by itself. @returns how many moved */
export async function reviewAll(db: Db, ladder: RuledLadder, asking: Asking, signal?: AbortSignal): Promise<number> {
  const book = await rulebook(db, { ladder });
  if (!book) return 0;
  await setReviews(db, book, asking.today);
  const all = (await candidates(db, book, asking.compiling, asking.today)).toSorted();
  let [next, moved] = [0, 0];
  const lane = async () => {
    while (next < all.length && !signal?.aborted) {
      const some = all.slice(next, (next += BATCH));
      const done = await withTx(db, (tx) => reviewMembers(tx, book, some, asking));
      moved += done; // after the wait: another lane adds meanwhile
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return moved;
}

/** Who stands by rule without a review gets one, once the ladder has a cycle; where it has none any more, reviews go. */
async function setReviews(db: Db, { ladder, cycle }: Rulebook, today: BusinessDate): Promise<void> {
  if (cycle.months === null) {
    await sql`update member_standing set review_on = null, grace_until = null, warned_for = null
      where ladder = ${ladder}::level_ladder and review_on is not null`.execute(db);
    return;
  }
  await sql`update member_standing set review_on = ${today}::date + make_interval(months => ${cycle.months})
    where ladder = ${ladder}::level_ladder and cause = 'RULE' and review_on is null`.execute(db);
}

/** Takes away what was bought or given by hand on the paid ladder and has ended. @returns how many */
export async function endTerms(db: Db, { today: day, now }: Asking, signal?: AbortSignal): Promise<number> {
  let ended = 0;
  for (let some = BATCH; some === BATCH && !signal?.aborted;) {
    some = await withTx(db, async (tx) => {
      const { rows } = await sql<{ memberId: string; storeId: string; levelId: string }>`
        select m.id as "memberId", m.home_store_id as "storeId", s.level_id as "levelId"
        from member_standing s join member m on m.id = s.member_id
        where s.ladder = 'PAID' and s.until < ${day}::date order by m.id limit ${BATCH} for no key update of m, s`.execute(tx);
      const steps = rows.map(({ levelId: from, ...member }): Step => ({ ...member, ladder: 'PAID', cause: 'EXPIRED', from, to: null }));
      await takeSteps(tx, viewer, steps, { day, now, gifts: false });
      return rows.length;
    });
    ended += some;
  }
  return ended;
}
