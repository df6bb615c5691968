import { newId } from '@regulars/db/ids';
import type { DB, Db, Tx } from '@regulars/db/kysely';
import type { Condition } from '@regulars/domain/criteria';
import { DomainError } from '@regulars/domain/errors';
import { type Cycle, type RuledLadder, within } from '@regulars/domain/levels';
import { MAX_MONTHS } from '@regulars/domain/points';
import { optionalText } from '@regulars/domain/text';
import type { Selectable } from 'kysely';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';

type Version = Selectable<DB['ladder_version']>;

const MAX_DAYS = 366;

/** What leads to a level, and what keeps it. */
export interface LevelRule {
  levelId: string;
  up: Condition;
  /** Not told: what leads to it keeps it. */
  keep?: Condition | null | undefined;
}

/** The rules of a ladder, whole. */
export interface LadderRules {
  ladder: RuledLadder;
  /** Months between reviews; none: nobody goes down. */
  reviewMonths?: number | null | undefined;
  graceDays: number;
  warnDays: number;
  note?: string | null | undefined;
  rules: readonly LevelRule[];
}

/**
 * Writes the draft of a ladder: the one there is, or a new one. Nothing follows from it before it is published.
 * @returns the version's id. @throws BAD_INPUT, NOT_FOUND, ARCHIVED, DUPLICATE (rules.n.levelId)
 */
export async function saveDraft(tx: Tx, viewer: Viewer, input: LadderRules, now: Date): Promise<string> {
  const { ladder } = input;
  const columns = {
    review_months: input.reviewMonths == null ? null : within(input.reviewMonths, 1, MAX_MONTHS, 'reviewMonths'),
    grace_days: within(input.graceDays, 0, MAX_DAYS, 'graceDays'),
    warn_days: within(input.warnDays, 0, MAX_DAYS, 'warnDays'),
    note: optionalText(input.note, 'note', 500),
  };
  await checkLevels(tx, input);
  const versions = await lockVersions(tx, ladder);
  const draft = versions.find(({ state }) => state === 'DRAFT');
  const id = draft?.id ?? newId(now);
  const madeBy = viewer.kind === 'employee' ? viewer.id : null;
  if (draft) await tx.updateTable('ladder_version').set(columns).where('id', '=', id).execute();
  else {
    const number = Math.max(0, ...versions.map((version) => version.number)) + 1;
    await tx
      .insertInto('ladder_version')
      .values({ id, ladder, number, state: 'DRAFT', ...columns, made_by: madeBy, created_at: now })
      .execute();
  }
  await tx.deleteFrom('ladder_rule').where('version_id', '=', id).execute();
  const rules = input.rules.map(({ levelId, up, keep }) => ({
    version_id: id,
    level_id: levelId,
    up: JSON.stringify(up),
    keep: keep ? JSON.stringify(keep) : null,
  }));
  if (rules.length > 0) await tx.insertInto('ladder_rule').values(rules).execute();
  await note(tx, viewer, 'level.draft', id, { ladder, ...columns, rules: input.rules });
  return id;
}

/** Each level once, of this ladder and in use. */
async function checkLevels(tx: Tx, { ladder, rules }: LadderRules): Promise<void> {
  const levels = await tx.selectFrom('level').select(['id', 'ladder', 'archived_at']).execute();
  rules.forEach(({ levelId }, at) => {
    const field = `rules.${at}.levelId`;
    const level = levels.find(({ id }) => id === levelId);
    if (!level || level.ladder !== ladder) throw new DomainError('NOT_FOUND', {}, field);
    if (level.archived_at) throw new DomainError('ARCHIVED', {}, field);
    if (rules.findIndex((rule) => rule.levelId === levelId) !== at) throw new DomainError('DUPLICATE', { value: at + 1 }, field);
  });
}

/** All versions of a ladder; who writes rules comes one after the other, also where there is no version to lock yet. */
async function lockVersions(tx: Tx, ladder: RuledLadder): Promise<Version[]> {
  await tx.selectFrom('level').select('id').orderBy('id').forNoKeyUpdate().execute();
  return tx.selectFrom('ladder_version').selectAll().where('ladder', '=', ladder).orderBy('number').forUpdate().execute();
}

/**
 * Puts the draft into force in place of the version before; members follow in the job that the caller asks for. Who stands on the
 * ladder without a review gets one.
 * @throws NOT_FOUND (no draft)
 */
export async function publishDraft(tx: Tx, viewer: Viewer, ladder: RuledLadder, now: Date): Promise<string> {
  const versions = await lockVersions(tx, ladder);
  const draft = versions.find(({ state }) => state === 'DRAFT');
  if (!draft) throw new DomainError('NOT_FOUND', {}, 'ladder');
  const before = versions.find(({ state }) => state === 'PUBLISHED');
  if (before) await retire(tx, before.id, now);
  await tx
    .updateTable('ladder_version')
    .set({ state: 'PUBLISHED', published_at: now, published_by: viewer.kind === 'employee' ? viewer.id : null })
    .where('id', '=', draft.id)
    .execute();
  await note(tx, viewer, 'level.publish', draft.id, { ladder, number: draft.number });
  return draft.id;
}

async function retire(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.updateTable('ladder_version').set({ state: 'RETIRED', retired_at: now }).where('id', '=', id).execute();
}

/** Throws a draft away. @throws NOT_FOUND */
export async function discardDraft(tx: Tx, viewer: Viewer, ladder: RuledLadder): Promise<void> {
  const draft = (await lockVersions(tx, ladder)).find(({ state }) => state === 'DRAFT');
  if (!draft) throw new DomainError('NOT_FOUND', {}, 'ladder');
  await tx.deleteFrom('ladder_version').where('id', '=', draft.id).execute();
  await note(tx, viewer, 'level.discard', draft.id, { ladder, number: draft.number });
}

/** A version with its rules, as the evaluation reads it: the levels in use with their ranks, the highest first. */
export interface Rulebook {
  id: string;
  ladder: RuledLadder;
  cycle: Cycle;
  levels: readonly { id: string; rank: number; up: Condition; keep: Condition }[];
}

/** The rules in force on a ladder, or those of a version by its id. @returns undefined: none */
export async function rulebook(on: Db, of: { ladder: RuledLadder } | { versionId: string }): Promise<Rulebook | undefined> {
  const version = await on
    .selectFrom('ladder_version')
    .selectAll()
    .where((is) => ('ladder' in of ? is.and({ ladder: of.ladder, state: 'PUBLISHED' }) : is('id', '=', of.versionId)))
    .executeTakeFirst();
  if (!version || version.ladder === 'PAID') return undefined;
  const rules = await on
    .selectFrom('ladder_rule as r')
    .innerJoin('level as l', 'l.id', 'r.level_id')
    .select(['l.id', 'l.rank', 'r.up', 'r.keep'])
    .where('r.version_id', '=', version.id)
    .where('l.archived_at', 'is', null)
    .orderBy('l.rank', 'desc')
    .execute();
  return {
    id: version.id,
    ladder: version.ladder,
    cycle: { months: version.review_months, graceDays: version.grace_days, warnDays: version.warn_days },
    levels: rules.map(({ up, keep, ...level }) => ({ ...level, up: up as Condition, keep: (keep ?? up) as Condition })), // written by saveDraft
  };
}

async function note(tx: Tx, viewer: Viewer, action: `level.${string}`, id: string, after: Record<string, unknown>): Promise<void> {
  await audit(tx, viewer, { action, entity: 'LadderVersion', id, orgId: null, after });
}
