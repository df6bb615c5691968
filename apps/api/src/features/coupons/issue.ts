import type { Channel, CouponSource } from '@regulars/db/generated/kysely-enums';
import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import { validityOf } from '@regulars/domain/coupons';
import { DomainError } from '@regulars/domain/errors';
import { type Selectable, sql } from 'kysely';
import { businessDayAt, type StoreClock } from '../../business-day.ts';
import type { Viewer } from '../../viewer.ts';
import { noteAll } from './history.ts';

export type Place = StoreClock & { id: string };

/** A template of which coupons can be given, with the version that holds. */
export type OpenTemplate = Selectable<DB['coupon_template']> & {
  version: Pick<Selectable<DB['coupon_template_version']>, 'number' | 'starts_on' | 'ends_on' | 'delay_days' | 'valid_days'>;
};

/** @throws NOT_FOUND, COUPON_NOT_PUBLISHED */
export async function openTemplate(tx: Tx, id: string, field = 'couponTemplateId'): Promise<OpenTemplate> {
  const template = await tx.selectFrom('coupon_template').selectAll().where('id', '=', id).executeTakeFirst();
  if (!template) throw new DomainError('NOT_FOUND', {}, field);
  const version = await tx
    .selectFrom('coupon_template_version')
    .select(['number', 'starts_on', 'ends_on', 'delay_days', 'valid_days'])
    .where('template_id', '=', id)
    .where('state', '=', 'PUBLISHED')
    .executeTakeFirst();
  if (!version) throw new DomainError('COUPON_NOT_PUBLISHED', {}, field);
  return { ...template, version };
}

/** Who is given coupons, and whose store it is. */
export interface Gift {
  memberId: string;
  store: Place;
  /** The id and the code of a coupon that was nobody's. */
  coded?: { couponId: string; code: string };
}

export interface Giving {
  template: OpenTemplate;
  /** So many to each. */
  count: number;
  source: CouponSource;
  channel?: Channel;
  batchId?: string | null;
  /** The entry of the top-up that they come with. */
  topUpId?: string;
  reason?: string | null;
  now: Date;
}

export interface Given {
  memberId: string;
  couponId: string;
}

/**
 * Takes so many of what may be given of a template in all. Of codes it is done when they are made.
 * @throws COUPON_ALL_GIVEN with how many are left
 */
export async function takeFromIssue(tx: Tx, { id, issue_limit }: OpenTemplate, count: number, field: string): Promise<void> {
  if (issue_limit === null) return;
  const taken = await tx
    .updateTable('coupon_template')
    .set({ issued: sql`issued + ${count}` })
    .where('id', '=', id)
    .where(sql<boolean>`(issue_limit is null or issued + ${count} <= issue_limit)`)
    .returning('issued')
    .executeTakeFirst();
  if (taken) return;
  const { issued } = await tx.selectFrom('coupon_template').select('issued').where('id', '=', id).executeTakeFirstOrThrow();
  throw new DomainError('COUPON_ALL_GIVEN', { left: Math.max(0, issue_limit - issued) }, field);
}

/**
 * Gives coupons, with their history. The caller has taken them from the issue (`takeFromIssue`). Who has as many as a member may have is
 * left out: the caller says so. @returns what was given. @throws COUPON_TERM_OVER
 */
export async function give(tx: Tx, viewer: Viewer, gifts: readonly Gift[], giving: Giving): Promise<Given[]> {
  const { template, count, source, batchId = null, now } = giving;
  const valid = gifts.map((gift) => ({ ...gift, ...validityOf(termOf(template), businessDayAt(gift.store, now)) }));
  const allowed = await takeFromMembers(
    tx,
    template,
    gifts.map(({ memberId }) => memberId),
    count,
  );
  const may = valid.filter(({ memberId }) => allowed.has(memberId));
  const coupons = may.flatMap(({ memberId, store, coded, startsOn, expiresOn }) =>
    Array.from({ length: count }, () => ({
      store,
      row: {
        member_id: memberId,
        id: coded?.couponId ?? newId(now),
        template_id: template.id,
        version: template.version.number,
        source,
        starts_on: startsOn,
        expires_on: expiresOn,
        batch_id: batchId,
        top_up_id: giving.topUpId ?? null,
        code: coded?.code ?? null,
        issued_at: now,
        state_at: now,
      },
    })),
  );
  if (coupons.length === 0) return [];
  await tx
    .insertInto('coupon')
    .values(coupons.map(({ row }) => row))
    .execute();
  const act = source === 'CLAIM' || source === 'CODE' ? 'CLAIMED' : 'ISSUED';
  const { channel, reason } = giving;
  await noteAll(
    tx,
    viewer,
    coupons.map(({ row, store }) => ({ coupon: row, act, store, channel, reason })),
    now,
  );
  return coupons.map(({ row }) => ({ memberId: row.member_id, couponId: row.id }));
}

const termOf = ({ version }: OpenTemplate) => ({
  startsOn: version.starts_on,
  endsOn: version.ends_on,
  delayDays: version.delay_days,
  validDays: version.valid_days,
});

/** Those who may still have so many. The limit of a member is held by one conditional upsert. */
export async function takeFromMembers(
  tx: Tx,
  { id, per_member: most }: Pick<OpenTemplate, 'id' | 'per_member'>,
  memberIds: readonly string[],
  count: number,
): Promise<Set<string>> {
  if (most === null || memberIds.length === 0) return new Set(memberIds);
  if (count > most) return new Set();
  const ids = [...new Set(memberIds)].toSorted();
  const { rows } = await sql<{ member_id: string }>`
    insert into coupon_count as c (member_id, template_id, issued) select unnest(${ids}::uuid[]), ${id}, ${count}
    on conflict (member_id, template_id) do update set issued = c.issued + ${count} where c.issued + ${count} <= ${most}
    returning member_id`.execute(tx);
  return new Set(rows.map(({ member_id }) => member_id));
}
