import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { type Benefits, checkBenefits, type Ladder, within } from '@regulars/domain/levels';
import type { Minor } from '@regulars/domain/money';
import { MAX_MONTHS, MAX_POINTS } from '@regulars/domain/points';
import { checkCode, checkColour, requiredText } from '@regulars/domain/text';
import type { Selectable } from 'kysely';
import { unique } from '../../input.ts';
import { COUNT_CAP } from '../../lists.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { openTemplate } from '../coupons/issue.ts';
import { usableKind } from '../points/kinds.ts';
import { positive } from '../wallet/settings.ts';

type Level = Selectable<DB['level']>;

const MAX_RANK = 32_767;
const MAX_COUPONS = 20;

/** What a level gives; all of it at once. */
export interface LevelBenefits extends Benefits {
  priceTierId?: string | null | undefined;
}

/** 升级礼包; each may be left out. */
export interface GiftPack {
  points?: number | null | undefined;
  /** Of which kind the points are. */
  kindId?: string | null | undefined;
  /** Bonus money, minor units. */
  money?: Minor | null | undefined;
  /** So many coupons of a template. */
  coupons?: number | null | undefined;
  couponTemplateId?: string | null | undefined;
}

/** What a paid level costs, for how long, and the service as which it is sold. */
export interface Term {
  price: Minor;
  validMonths: number;
  productId: string;
}

/** What is not given stays as it is. */
export interface LevelChange {
  code?: string | null | undefined;
  name?: string | null | undefined;
  /** 1 to 32,767, unique over all ladders; higher is better. */
  rank?: number | null | undefined;
  /** `#rrggbb` */
  colour?: string | null | undefined;
  benefits?: LevelBenefits | null | undefined;
  gift?: GiftPack | null | undefined;
  /** Of a paid level, and only there. */
  term?: Term | null | undefined;
}

export interface NewLevel extends LevelChange {
  code: string;
  name: string;
  rank: number;
  ladder: Ladder;
}

/** The columns of what was given. @throws REQUIRED, TOO_LONG, BAD_CODE, BAD_COLOUR, NOT_POSITIVE, TOO_LARGE, OUT_OF_RANGE, NOT_FOUND, ARCHIVED */
async function columns(tx: Tx, ladder: Ladder, input: LevelChange): Promise<Partial<Level>> {
  return {
    ...(input.code !== undefined && { code: checkCode(input.code, 'code') }),
    ...(input.name !== undefined && { name: requiredText(input.name, 'name', 60) }),
    ...(input.rank !== undefined && { rank: checkRank(input.rank) }),
    ...(input.colour && { colour: checkColour(input.colour, 'colour') }),
    ...(input.benefits && (await benefitColumns(tx, input.benefits))),
    ...(input.gift !== undefined && (await giftColumns(tx, input.gift ?? {}))),
    ...(input.term !== undefined && (await termColumns(tx, ladder, input.term))),
  };
}

async function benefitColumns(tx: Tx, { priceTierId, ...benefits }: LevelBenefits): Promise<Partial<Level>> {
  const { pricePercent, pointsPercent, birthdayPercent, freeDelivery } = checkBenefits(benefits);
  if (priceTierId) await checkPriceTier(tx, priceTierId);
  return {
    price_percent: pricePercent,
    points_percent: pointsPercent,
    birthday_percent: birthdayPercent,
    free_delivery: freeDelivery,
    price_tier_id: priceTierId ?? null,
  };
}

async function giftColumns(tx: Tx, { points, kindId, money, ...gift }: GiftPack): Promise<Partial<Level>> {
  const coupons = await couponColumns(tx, gift);
  if (points == null) return { ...coupons, gift_points: null, gift_kind_id: null, gift_money: positive(money ?? null, 'gift.money') };
  if (!kindId) throw new DomainError('REQUIRED', {}, 'gift.kindId');
  await usableKind(tx, kindId, 'gift.kindId');
  return {
    ...coupons,
    gift_points: within(points, 1, MAX_POINTS, 'gift.points'),
    gift_kind_id: kindId,
    gift_money: positive(money ?? null, 'gift.money'),
  };
}

async function couponColumns(tx: Tx, { coupons, couponTemplateId }: GiftPack): Promise<Partial<Level>> {
  if (coupons == null) return { gift_coupons: null, gift_template_id: null };
  if (!couponTemplateId) throw new DomainError('REQUIRED', {}, 'gift.couponTemplateId');
  await openTemplate(tx, couponTemplateId, 'gift.couponTemplateId');
  return { gift_coupons: within(coupons, 1, MAX_COUPONS, 'gift.coupons'), gift_template_id: couponTemplateId };
}

async function termColumns(tx: Tx, ladder: Ladder, term: Term | null | undefined): Promise<Partial<Level>> {
  if (ladder !== 'PAID') {
    if (term) throw new DomainError('LEVEL_NOT_SOLD', {}, 'term');
    return {};
  }
  if (!term) throw new DomainError('REQUIRED', {}, 'term');
  const product = await tx
    .selectFrom('product')
    .select(['name', 'kind', 'archived_at'])
    .where('id', '=', term.productId)
    .executeTakeFirst();
  if (!product) throw new DomainError('NOT_FOUND', {}, 'term.productId');
  if (product.archived_at) throw new DomainError('ARCHIVED', {}, 'term.productId');
  if (product.kind !== 'SERVICE') throw new DomainError('PASS_NEEDS_SERVICE', { product: product.name }, 'term.productId');
  return {
    price: positive(term.price, 'term.price'),
    valid_months: within(term.validMonths, 1, MAX_MONTHS, 'term.validMonths'),
    product_id: term.productId,
  };
}

/** @throws NOT_FOUND, ARCHIVED */
async function checkPriceTier(tx: Tx, id: string): Promise<void> {
  const found = await tx.selectFrom('price_tier').select('archived_at').where('id', '=', id).executeTakeFirst();
  if (!found) throw new DomainError('NOT_FOUND', {}, 'benefits.priceTierId');
  if (found.archived_at) throw new DomainError('ARCHIVED', {}, 'benefits.priceTierId');
}

function checkRank(rank: number | null): number {
  if (rank === null) throw new DomainError('REQUIRED', {}, 'rank');
  if (rank < 1) throw new DomainError('NOT_POSITIVE', { value: rank }, 'rank');
  if (rank > MAX_RANK) throw new DomainError('TOO_LONG', { max: MAX_RANK }, 'rank');
  return rank;
}

/** @returns the new level's id. @throws DUPLICATE (code, rank) and those of `columns` */
export async function createLevel(tx: Tx, viewer: Viewer, input: NewLevel): Promise<string> {
  const { code, name, rank, ladder } = input;
  const term = ladder === 'PAID' ? { term: input.term ?? null } : {};
  const row = { id: newId(new Date()), code, name, rank, ladder, ...(await columns(tx, ladder, { ...input, ...term })) };
  await refuseTakenRank(tx, row.rank, row.id);
  await unique('code', row.code, tx.insertInto('level').values(row).execute());
  await audit(tx, viewer, { action: 'level.create', entity: 'Level', id: row.id, orgId: null, after: row });
  return row.id;
}

/** @throws NOT_FOUND and those of `createLevel` */
export async function updateLevel(tx: Tx, viewer: Viewer, id: string, input: LevelChange): Promise<void> {
  const before = await find(tx, id);
  const change = await columns(tx, before.ladder, input);
  if (Object.keys(change).length === 0) return;
  if (change.rank !== undefined) await refuseTakenRank(tx, change.rank, id);
  await unique('code', change.code ?? '', tx.updateTable('level').set(change).where('id', '=', id).execute());
  await audit(tx, viewer, { action: 'level.update', entity: 'Level', id, orgId: null, before, after: { ...before, ...change } });
}

/** @throws NOT_FOUND, IN_USE while members have it */
export async function archiveLevel(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const level = await find(tx, id);
  if (level.archived_at) return;
  const count = await countMembers(tx, id);
  if (count > 0) throw new DomainError('IN_USE', { count }, 'id');
  await setArchived(tx, viewer, level, new Date());
}

/** @throws NOT_FOUND */
export async function restoreLevel(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const level = await find(tx, id);
  if (level.archived_at) await setArchived(tx, viewer, level, null);
}

async function setArchived(tx: Tx, viewer: Viewer, level: Level, archived_at: Date | null): Promise<void> {
  await tx.updateTable('level').set({ archived_at }).where('id', '=', level.id).execute();
  const action = archived_at ? 'level.archive' : 'level.restore';
  await audit(tx, viewer, { action, entity: 'Level', id: level.id, orgId: null, before: { ...level }, after: { ...level, archived_at } });
}

/** The level, locked. @throws NOT_FOUND */
async function find(tx: Tx, id: string): Promise<Level> {
  const level = await tx.selectFrom('level').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!level) throw new DomainError('NOT_FOUND', {}, 'id');
  return level;
}

/** Members of the level, counted no further than the cap. */
async function countMembers(tx: Tx, id: string): Promise<number> {
  const some = tx.selectFrom('member').select('id').where('level_id', '=', id).limit(COUNT_CAP);
  const { count } = await tx
    .selectFrom(some.as('some'))
    .select((q) => q.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Two uniques stand on the table, and a violation does not say which: the rank is asked for before. */
async function refuseTakenRank(tx: Tx, rank: number, id: string): Promise<void> {
  const other = await tx.selectFrom('level').select('id').where('rank', '=', rank).where('id', '!=', id).executeTakeFirst();
  if (other) throw new DomainError('DUPLICATE', { value: rank }, 'rank');
}
