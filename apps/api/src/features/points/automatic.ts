import type { Db, Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { celebratedOn } from '@regulars/domain/members';
import { sql } from 'kysely';
import { businessDayAt, type StoreClock } from '../../business-day.ts';
import type { Consumer } from '../../stream/consume.ts';
import { systemViewer } from '../../viewer.ts';
import type { Place } from '../ledger/write.ts';
import { reward, runsOn } from './complete.ts';
import { confirmDelivered } from './pending.ts';
import { followReferrals } from './referral.ts';
import type { Task } from './tasks.ts';

const viewer = systemViewer('points:tasks');
const BATCH = 200;

type Home = Place & { member_id: string };

/** Tasks of an action that are in use. */
async function tasksOf(db: Db, action: Task['action']): Promise<Task[]> {
  return db.selectFrom('points_task').selectAll().where('action', '=', action).where('archived_at', 'is', null).execute();
}

/** Rewards members at their home stores, as far as the task runs there today and they have not had it. @returns how many had not */
async function rewardAll(tx: Tx, task: Task, homes: readonly Home[], now: Date): Promise<number> {
  let rewarded = 0;
  for (const { member_id: memberId, ...store } of homes) {
    if (!runsOn(task, businessDayAt(store, now))) continue;
    if (await reward(tx, viewer, task, { memberId, store, now })) rewarded += 1;
  }
  return rewarded;
}

/** Of these members those whose profile says who they are: name, gender, birthday and phone. In the order in which accounts are locked. */
async function completeProfiles(tx: Tx, memberIds: readonly string[]): Promise<Home[]> {
  const { rows } = await sql<Home>`
    select m.id as member_id, s.id, s.time_zone, s.day_starts_at from member m join org s on s.id = m.home_store_id
    where m.id = any(${memberIds}::uuid[]) and m.kind = 'PERSON' and m.archived_at is null and m.merged_into is null
      and m.name <> '' and m.gender is not null and m.birthday is not null and m.phone is not null
    order by m.id`.execute(tx);
  return rows;
}

/** Follows what becomes of members and deliveries: a profile is rewarded when it is complete, a promise kept when the goods arrive. */
export const pointsConsumer: Consumer = {
  name: 'points',
  onEntries: async (tx, entries) => {
    const deliveries = entries.filter(({ kind }) => kind.startsWith('delivery.')).map(({ payload }) => String(payload['deliveryId']));
    await confirmDelivered(tx, viewer, deliveries, new Date());
    await followReferrals(tx, entries, new Date());
    const changed = entries.filter(({ kind }) => kind === 'member.created' || kind === 'member.updated');
    const memberIds = [...new Set(changed.flatMap(({ memberId }) => memberId ?? []))];
    if (memberIds.length === 0) return;
    const tasks = await tasksOf(tx, 'PROFILE_COMPLETED');
    if (tasks.length === 0) return;
    const homes = await completeProfiles(tx, memberIds);
    for (const task of tasks) await rewardAll(tx, task, homes, new Date());
  },
};

/**
 * Rewards the birthdays of today, at each home store by its own clock. What is counted already is passed over, so it may run as often as it
 * likes. @returns how many
 */
export async function rewardBirthdays(db: Db, now: Date, signal?: AbortSignal): Promise<number> {
  const tasks = await tasksOf(db, 'BIRTHDAY');
  if (tasks.length === 0) return 0;
  const stores: Place[] = await db
    .selectFrom('org')
    .select(['id', 'time_zone', 'day_starts_at'])
    .where('kind', 'in', ['STORE', 'DEALER'])
    .execute();
  let rewarded = 0;
  for (const task of tasks) {
    for (const store of stores) {
      for (let after = ''; !signal?.aborted;) {
        const members: string[] = await born(db, task.id, store, now, after);
        const homes = members.map((member_id) => ({ ...store, member_id }));
        if (homes.length > 0) rewarded += await withTx(db, (tx) => rewardAll(tx, task, homes, now));
        const last = members.at(-1);
        if (members.length < BATCH || last === undefined) break;
        after = last;
      }
    }
  }
  return rewarded;
}

/** Members of a store whose birthday is today and who have not had the task this year. */
async function born(db: Db, taskId: string, store: StoreClock & { id: string }, now: Date, after: string): Promise<string[]> {
  const today = businessDayAt(store, now);
  const { rows } = await sql<{ id: string }>`
    select m.id from member m
    where m.home_store_id = ${store.id} and m.kind = 'PERSON' and m.archived_at is null and m.merged_into is null
      and date_part('month', m.birthday) * 100 + date_part('day', m.birthday) = any(${celebratedOn(today)}::float8[])
      and m.id > ${after || '00000000-0000-0000-0000-000000000000'}::uuid
      and not exists (
        select from points_task_done d where d.member_id = m.id and d.task_id = ${taskId} and d.day >= ${today}::date - 300)
    order by m.id limit ${BATCH}`.execute(db);
  return rows.map(({ id }) => id);
}
