import type { Db } from '@regulars/db/kysely';
import { doneShare, type Lack, lacking, lackText, windowDays } from '@regulars/domain/criteria-progress';
import type { Telling } from '@regulars/domain/criteria-explain';
import type { Locale } from '@regulars/domain/errors';
import type { RuledLadder } from '@regulars/domain/levels';
import { addDays, type BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { chain } from '../../chain.ts';
import { askingAt } from '../segments/asking.ts';
import { namesIn } from '../segments/ask.ts';
import { loadFacts } from '../segments/facts.ts';
import { recordsOf } from '../members/sql.ts';
import type { Compiling } from '../segments/sql.ts';
import { rulebook } from './ladders.ts';
import { RULED } from './review.ts';

/** What a level asks for that a member has not done yet. */
export interface Progress {
  ladder: RuledLadder;
  levelId: string;
  /** What keeps the present level, or what leads to the next. */
  keeping: boolean;
  by: BusinessDate | null;
  /** 0 to 1. */
  share: number;
  text: string;
}

/** The way of a member to the next level of each ladder, and what its present ones still ask for, to be kept. */
export async function progressOf(db: Db, memberId: string, locale: Locale, now: Date): Promise<Progress[]> {
  const compiling = await askingAt(db, now);
  const { vocabulary, context } = compiling;
  const standings = await db
    .selectFrom('member_standing as s')
    .innerJoin('level as l', 'l.id', 's.level_id')
    .select(['s.ladder', 's.level_id', 's.review_on', 's.grace_until', 's.cause', 'l.rank'])
    .where('s.member_id', '=', memberId)
    .execute();
  const all: Progress[] = [];
  for (const ladder of RULED) {
    const book = await rulebook(db, { ladder });
    if (!book) continue;
    const standing = standings.find((one) => one.ladder === ladder);
    const next = book.levels.findLast(({ rank }) => rank > (standing?.rank ?? 0));
    const own = standing?.cause === 'RULE' && standing.review_on ? book.levels.find(({ id }) => id === standing.level_id) : undefined;
    const asked = [...(own ? [{ level: own, condition: own.keep }] : []), ...(next ? [{ level: next, condition: next.up }] : [])];
    const conditions = asked.map(({ condition }) => condition);
    const facts = (await loadFacts(db, [memberId], conditions, compiling)).get(memberId) ?? {};
    for (const { level, condition } of asked) {
      const lacks = lacking(condition, facts, vocabulary, context);
      if (lacks.length === 0) continue;
      const keeping = level === own;
      const by = keeping ? (standing?.grace_until ?? standing?.review_on ?? null) : await countedUntil(db, memberId, lacks, compiling);
      const names = await namesIn(db, condition, vocabulary);
      const telling: Telling = {
        locale,
        vocabulary,
        minorDigits: chain().minorDigits,
        currency: chain().currency,
        nameOf: (entity, key) => names.get(`${entity} ${key}`),
      };
      const text = lacks.map((lack) => lackText(lack, telling)).join(locale === 'zh' ? '；' : '; ');
      all.push({ ladder, levelId: level.id, keeping, by, share: doneShare(lacks), text });
    }
  }
  return all;
}

/** The last day on which all that counts today still does: then the oldest purchase leaves the shortest of the windows that are asked. */
async function countedUntil(
  db: Db,
  memberId: string,
  lacks: readonly Lack[],
  { vocabulary, context }: Compiling,
): Promise<BusinessDate | null> {
  const windows = lacks.flatMap(({ part, needs }) => (needs === undefined ? [] : (windowDays(part, vocabulary) ?? [])));
  if (windows.length === 0) return null;
  const days = Math.min(...windows);
  const { rows } = await sql<{ oldest: BusinessDate | null }>`
    select min(business_date) as oldest from sale
    where member_id = any(${recordsOf(memberId)}) and kind = 'SALE' and business_date > ${addDays(context.today, -days)}::date`.execute(db);
  const oldest = rows[0]?.oldest;
  return oldest ? addDays(oldest, days - 1) : null;
}
