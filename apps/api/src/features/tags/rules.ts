import type { DB, Db, Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { parseCondition } from '@regulars/domain/criteria-parse';
import { DomainError } from '@regulars/domain/errors';
import { type Selectable, sql } from 'kysely';
import { log } from '../../log.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { askingAt, vocabularyOf } from '../segments/asking.ts';
import { readGlobalId } from '../segments/ids.ts';
import { type Compiling, membersWho } from '../segments/sql.ts';
import { putOn, takeOff } from './changes.ts';
import { findTag } from './service.ts';

type Rule = Selectable<DB['tag_rule']>;

/** So many members one transaction tags. */
const BATCH = 1_000;

export interface RuleInput {
  /** A tree of the condition language, with global ids. */
  criteria?: unknown;
  /** Who no longer meets it keeps the tag. */
  keeps?: boolean | null | undefined;
}

/** Gives a tag a rule, or another one. It is at work from the next event on; `runRule` looks at everybody. @throws NOT_FOUND, ARCHIVED (tagId) and those of `parseCondition` */
export async function setTagRule(tx: Tx, viewer: Viewer, tagId: string, input: RuleInput, now: Date): Promise<void> {
  const tag = await findTag(tx, tagId, 'tagId');
  if (tag.archived_at) throw new DomainError('ARCHIVED', {}, 'tagId');
  const condition = parseCondition(input.criteria, await vocabularyOf(tx), 'criteria', readGlobalId);
  const before = await tx.selectFrom('tag_rule').selectAll().where('tag_id', '=', tagId).executeTakeFirst();
  const row = { criteria: JSON.stringify(condition), keeps: input.keeps ?? false, version: (before?.version ?? 0) + 1, updated_at: now };
  await tx
    .insertInto('tag_rule')
    .values({ tag_id: tagId, ...row })
    .onConflict((conflict) => conflict.column('tag_id').doUpdateSet(row))
    .execute();
  // everybody is asked once it is committed
  await sql`select graphile_worker.add_job('tags:rule', json_build_object('tagId', ${tagId}::text), queue_name => 'tags:night', job_key => ${`tags:rule:${tagId}`})`.execute(
    tx,
  );
  const after = { criteria: condition, keeps: row.keeps, version: row.version };
  const change = { action: 'tag.set-rule', entity: 'Tag', id: tagId, orgId: null, after } as const;
  await audit(tx, viewer, {
    ...change,
    ...(before && { before: { criteria: before.criteria, keeps: before.keeps, version: before.version } }),
  });
}

/** Takes the rule away; who has the tag keeps it, as if it had been put on by hand. @throws NOT_FOUND */
export async function removeTagRule(tx: Tx, viewer: Viewer, tagId: string): Promise<void> {
  await findTag(tx, tagId, 'tagId');
  const gone = await tx.deleteFrom('tag_rule').where('tag_id', '=', tagId).returning(['criteria', 'version']).executeTakeFirst();
  if (!gone) throw new DomainError('NOT_FOUND', {}, 'tagId');
  await tx.updateTable('member_tag').set({ automatic: false }).where('tag_id', '=', tagId).where('automatic', '=', true).execute();
  await audit(tx, viewer, { action: 'tag.remove-rule', entity: 'Tag', id: tagId, orgId: null, before: gone });
}

/** The rules of tags in use. */
export function rulesInUse(on: Db): Promise<Rule[]> {
  return on
    .selectFrom('tag_rule as r')
    .innerJoin('tag as t', 't.id', 'r.tag_id')
    .selectAll('r')
    .where('t.archived_at', 'is', null)
    .orderBy('r.tag_id')
    .execute();
}

/** Whom a rule would tag and untag, among some members or among all. */
async function movesOf(on: Db, rule: Rule, asking: Compiling, members?: readonly string[]): Promise<{ add: string[]; remove: string[] }> {
  const condition = parseCondition(rule.criteria, asking.vocabulary);
  const who = membersWho(condition, asking, { stores: null, ...(members && { members }) });
  const some = members ? sql`and t.member_id = any(${members})` : sql``;
  const { rows } = await sql<{ id: string; add: boolean }>`
    with meant as materialized (select m.id ${who}),
      tagged as materialized (select t.member_id as id, t.automatic from member_tag t where t.tag_id = ${rule.tag_id} ${some})
    select id, true as add from meant where not exists (select from tagged t where t.id = meant.id)
    union all
    select id, false from tagged t where t.automatic and not exists (select from meant m where m.id = t.id)
    order by id`.execute(on);
  return {
    add: rows.filter((row) => row.add).map(({ id }) => id),
    remove: rule.keeps ? [] : rows.filter((row) => !row.add).map(({ id }) => id),
  };
}

async function apply(tx: Tx, rule: Rule, moves: { add: readonly string[]; remove: readonly string[] }, now: Date): Promise<void> {
  const cause = { tagId: rule.tag_id, by: null, rule: rule.version, reason: null };
  await putOn(tx, { ...cause, expiresOn: null }, moves.add, now);
  await takeOff(tx, cause, moves.remove, now);
}

/** Asks every rule of members to whom something happened. A rule that cannot be read any more is passed over, and said so. */
export async function applyRules(tx: Tx, memberIds: readonly string[], now: Date): Promise<void> {
  const rules = await rulesInUse(tx);
  if (rules.length === 0) return;
  const asking = await askingAt(tx, now);
  for (const rule of rules) {
    try {
      await apply(tx, rule, await movesOf(tx, rule, asking, memberIds), now);
    } catch (err) {
      if (!(err instanceof DomainError)) throw err;
      log.warn({ err, tag: rule.tag_id }, 'the rule of a tag cannot be read');
    }
  }
}

/** Asks one rule of everybody, and tags in batches. @returns how many it tagged and untagged */
export async function runRule(db: Db, rule: Rule, now: Date, signal?: AbortSignal): Promise<{ added: number; removed: number }> {
  const { add, remove } = await movesOf(db, rule, await askingAt(db, now));
  for (let at = 0; at < Math.max(add.length, remove.length) && !signal?.aborted; at += BATCH) {
    const moves = { add: add.slice(at, at + BATCH), remove: remove.slice(at, at + BATCH) };
    await withTx(db, (tx) => apply(tx, rule, moves, now));
  }
  const told = { added: add.length, removed: remove.length };
  await db
    .updateTable('tag_rule')
    .set({ ...told, ran_at: now })
    .where('tag_id', '=', rule.tag_id)
    .execute();
  return told;
}
