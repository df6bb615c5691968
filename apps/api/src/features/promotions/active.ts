import type { Db } from '@regulars/db/kysely';
import type { Offer } from '@regulars/domain/offers';
import type { BusinessDate } from '@regulars/domain/time';
import { kept } from '../../kept.ts';
import { log } from '../../log.ts';
import { saleAsking } from '../segments/asking.ts';
import { offerOf } from './rule.ts';

interface Active {
  offer: Offer;
  startsOn: BusinessDate | null;
  endsOn: BusinessDate | null;
}

const active = kept(load);

/** The promotions that hold on a business day. */
export async function activePromotions(on: Db, day: BusinessDate): Promise<Offer[]> {
  const all = await active.get(on);
  return all.filter(({ startsOn, endsOn }) => (startsOn ?? day) <= day && day <= (endsOn ?? day)).map(({ offer }) => offer);
}

/** Called after a change has committed. */
export const forgetPromotions = active.forget;

async function load(on: Db): Promise<Active[]> {
  const versions = await on
    .selectFrom('promotion_version as v')
    .innerJoin('promotion as p', 'p.id', 'v.promotion_id')
    .selectAll('v')
    .select('p.name')
    .where('v.state', '=', 'PUBLISHED')
    .orderBy('v.promotion_id')
    .execute();
  const { vocabulary } = await saleAsking.get(on);
  return versions.flatMap(({ promotion_id: id, number: version, name, starts_on: startsOn, ends_on: endsOn, ...rule }) => {
    try {
      return [{ offer: offerOf(rule, { id, kind: 'PROMOTION', ruleId: id, version, name }, vocabulary), startsOn, endsOn }];
    } catch (error) {
      log.error({ error, promotion: id }, 'a promotion asks what is no more, and is left out');
      return [];
    }
  });
}
