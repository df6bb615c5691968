import type { Db } from '@regulars/db/kysely';
import { ruleVocabulary } from '@regulars/domain/criteria-sale';
import type { Offer } from '@regulars/domain/offers';
import type { BusinessDate } from '@regulars/domain/time';
import { log } from '../../log.ts';
import { vocabularyOf } from '../segments/asking.ts';
import { offerOf } from './rule.ts';

interface Active {
  offer: Offer;
  startsOn: BusinessDate | null;
  endsOn: BusinessDate | null;
}

/** Promotions are few and asked for by every quote: each process keeps them this long, and a change here drops them at once. */
const KEEP_MS = 2_000;
let kept: { at: number; all: Promise<Active[]> } | undefined;

/** The promotions that hold on a business day, at most two seconds old. */
export async function activePromotions(on: Db, day: BusinessDate): Promise<Offer[]> {
  if (!kept || Date.now() - kept.at > KEEP_MS) kept = { at: Date.now(), all: load(on) };
  kept.all.catch(forgetPromotions);
  const all = await kept.all;
  return all.filter(({ startsOn, endsOn }) => (startsOn ?? day) <= day && day <= (endsOn ?? day)).map(({ offer }) => offer);
}

/** Called after a change has committed. */
export function forgetPromotions(): void {
  kept = undefined;
}

async function load(on: Db): Promise<Active[]> {
  const versions = await on
    .selectFrom('promotion_version as v')
    .innerJoin('promotion as p', 'p.id', 'v.promotion_id')
    .selectAll('v')
    .select('p.name')
    .where('v.state', '=', 'PUBLISHED')
    .orderBy('v.promotion_id')
    .execute();
  const vocabulary = ruleVocabulary(await vocabularyOf(on));
  return versions.flatMap(({ promotion_id: id, number: version, name, starts_on: startsOn, ends_on: endsOn, ...rule }) => {
    try {
      return [{ offer: offerOf(rule, { id, kind: 'PROMOTION', ruleId: id, version, name }, vocabulary), startsOn, endsOn }];
    } catch (error) {
      log.error({ error, promotion: id }, 'a promotion asks what is no more, and is left out');
      return [];
    }
  });
}
