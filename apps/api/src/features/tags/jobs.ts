import type { Db } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import type { TaskList } from 'graphile-worker';
import { businessDayAt } from '../../business-day.ts';
import { loadChain } from '../../chain.ts';
import { db } from '../../db.ts';
import { log } from '../../log.ts';
import type { Consumer } from '../../stream/consume.ts';
import { takeOff } from './changes.ts';
import { doRuns } from './runs.ts';
import { applyRules, rulesInUse, runRule } from './rules.ts';

const BATCH = 1_000;

/** Takes off the tags whose last day is over, by the clock of the chain. @returns how many */
export async function expireTags(on: Db, now: Date, signal?: AbortSignal): Promise<number> {
  const today = businessDayAt({ time_zone: null, day_starts_at: null }, now);
  let expired = 0;
  for (;;) {
    const due = await on.selectFrom('member_tag').select('tag_id').where('expires_on', '<', today).limit(1).executeTakeFirst();
    if (!due || signal?.aborted) return expired;
    expired += await withTx(on, async (tx) => {
      const rows = await tx
        .selectFrom('member_tag')
        .select('member_id')
        .where('tag_id', '=', due.tag_id)
        .where('expires_on', '<', today)
        .limit(BATCH)
        .execute();
      const cause = { tagId: due.tag_id, kind: 'EXPIRED', by: null, rule: null, reason: null } as const;
      const gone = await takeOff(
        tx,
        cause,
        rows.map((row) => row.member_id),
        now,
      );
      return gone.length;
    });
  }
}

/** Every rule, asked of everybody: what the calendar alone changes is told by no event. */
export async function runRules(on: Db, now: Date, signal?: AbortSignal): Promise<void> {
  for (const rule of await rulesInUse(on)) {
    if (signal?.aborted) return;
    try {
      await runRule(on, rule, now, signal);
    } catch (err) {
      if (!(err instanceof DomainError)) throw err;
      log.warn({ err, tag: rule.tag_id }, 'the rule of a tag cannot be read');
    }
  }
}

/** `tags:night` expires tags and asks all rules; `tags:rule` asks one, which somebody has just written; `tags:bulk` tags the many of a segment. */
export const tagJobs: TaskList = {
  'tags:night': async (_payload, { abortSignal }) => {
    await loadChain();
    const expired = await expireTags(db, new Date(), abortSignal);
    await runRules(db, new Date(), abortSignal);
    log.info({ expired }, 'tags of the day');
  },
  'tags:bulk': async (_payload, { abortSignal }) => {
    await loadChain();
    await doRuns(db, new Date(), abortSignal);
  },
  'tags:rule': async (payload, { abortSignal }) => {
    await loadChain();
    const tagId = typeof payload === 'object' && payload !== null && 'tagId' in payload ? String(payload.tagId) : '';
    const rule = (await rulesInUse(db)).find(({ tag_id }) => tag_id === tagId);
    if (rule) await runRule(db, rule, new Date(), abortSignal);
  },
};

/** Midnight is at a different hour in every zone, and asking everybody twice changes nothing. */
export const tagCrontab = '41 0,6,12,18 * * * tags:night ?queue=tags:night&jobKey=tags:night';

/** What may change whether a member meets a condition. */
const KINDS = new Set([
  'sale.recorded',
  'sale.refunded',
  'member.created',
  'member.updated',
  'member.restored',
  'member.level-changed',
  'member.tagged',
  'member.untagged',
  'value.moved',
]);

/** Follows what happens to members and keeps their automatic tags right. */
export const tagConsumer: Consumer = {
  name: 'tags',
  onEntries: async (tx, entries) => {
    const concerned = entries.filter(({ kind, payload }) => KINDS.has(kind) && payload['automatic'] !== true);
    const members = [...new Set(concerned.flatMap(({ memberId }) => memberId ?? []))].sort();
    if (members.length > 0) await applyRules(tx, members, new Date());
  },
};
