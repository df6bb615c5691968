import type { Prisma } from '@regulars/db/generated/client/client';
import type { MemberSource } from '@regulars/db/generated/kysely-enums';
import type { Db } from '@regulars/db/kysely';
import { plateOf } from '@regulars/domain/belongings';
import { DomainError } from '@regulars/domain/errors';
import { chainToday } from '../../business-day.ts';
import { archivedWhere } from '../../lists.ts';
import { memberWhere } from '../../scope.ts';
import { requireBranch, type Viewer } from '../../viewer.ts';
import { orgTree } from '../orgs/tree.ts';
import { membersOf, segmentFor } from '../segments/named.ts';
import { type FieldFilter, fieldWhere } from './field-filter.ts';
import { type RfmPlace, rfmWhere } from './rfm.ts';
import { findMembers, membersByKey } from './search-sql.ts';
import { askedBy } from './tokens.ts';

export interface MemberFilter {
  branchId?: string | null | undefined;
  levelIds?: string[] | null | undefined;
  tagIds?: string[] | null | undefined;
  sources?: MemberSource[] | null | undefined;
  /** 'YYYY-MM-DD', inclusive. */
  joinedFrom?: string | null | undefined;
  joinedTo?: string | null | undefined;
  lastPurchaseFrom?: string | null | undefined;
  lastPurchaseTo?: string | null | undefined;
  segmentId?: string | null | undefined;
  rfm?: RfmPlace | null | undefined;
  /** Whether they ever bought. */
  bought?: boolean | null | undefined;
  text?: string | null | undefined;
  /** Custom fields; all of them hold. */
  fields?: FieldFilter[] | null | undefined;
  /** A whole number plate or serial number. */
  possession?: string | null | undefined;
  archived?: boolean | null | undefined;
}

/** Members of the viewer's branch that meet the filter. @throws OUT_OF_BRANCH, BAD_INPUT, BAD_RANGE, NOT_FOUND and TOO_LARGE (filter.segmentId) */
export async function membersWhere(db: Db, viewer: Viewer, filter: MemberFilter): Promise<Prisma.MemberWhereInput> {
  const { levelIds, tagIds, sources, joinedFrom, joinedTo, lastPurchaseFrom, lastPurchaseTo } = filter;
  const and: Prisma.MemberWhereInput[] = [];
  if (filter.branchId) and.push(await knownIn(viewer, filter.branchId));
  if (tagIds) and.push({ tags: { some: { tag_id: { in: tagIds }, ...notExpired() } } });
  if (joinedFrom || joinedTo) and.push({ joined_on: between(joinedFrom, joinedTo, 'filter.joinedTo') });
  if (lastPurchaseFrom || lastPurchaseTo)
    and.push({ metrics: { is: { last_purchase: between(lastPurchaseFrom, lastPurchaseTo, 'filter.lastPurchaseTo') } } });
  if (filter.segmentId) and.push(await inSegment(db, viewer, filter.segmentId));
  if (filter.rfm) and.push(await rfmWhere(db, filter.rfm));
  if (typeof filter.bought === 'boolean') and.push({ metrics: filter.bought ? { isNot: null } : { is: null } });
  for (const [at, field] of (filter.fields ?? []).entries()) and.push(await fieldWhere(db, field, `filter.fields.${at}`));
  const plate = plateOf(filter.possession, 'filter.possession');
  if (plate) and.push(await ownerOf(db, plate));
  if (filter.text?.trim()) and.push(await textWhere(db, viewer, filter.text.trim()));
  return {
    ...memberWhere(viewer),
    ...archivedWhere(filter.archived),
    ...(levelIds ? { level_id: { in: levelIds } } : {}),
    ...(sources ? { source: { in: sources } } : {}),
    AND: and,
  };
}

/** More are looked at on the page of the segment: the database takes no longer list. */
const MOST_IN_SEGMENT = 20_000;

async function inSegment(db: Db, viewer: Viewer, id: string): Promise<Prisma.MemberWhereInput> {
  const segment = await segmentFor(db, viewer, id, 'filter.segmentId', new Date());
  return { id: { in: await membersOf(db, viewer, segment, MOST_IN_SEGMENT, 'filter.segmentId') } };
}

/** Who has something with this plate, whichever record of the person it stands with. */
async function ownerOf(db: Db, plate: string): Promise<Prisma.MemberWhereInput> {
  const rows = await db
    .selectFrom('member_possession as p')
    .innerJoin('member as m', 'm.id', 'p.member_id')
    .select((select) => select.fn.coalesce('m.merged_into', 'm.id').as('id'))
    .where('p.identifier', '=', plate)
    .execute();
  return { id: { in: rows.map(({ id }) => id) } };
}

/** Tags that count today, by the chain's clock. */
export function notExpired(): Prisma.MemberTagWhereInput {
  return { OR: [{ expires_on: null }, { expires_on: { gte: new Date(chainToday()) } }] };
}

async function knownIn(viewer: Viewer, branchId: string): Promise<Prisma.MemberWhereInput> {
  requireBranch(viewer, branchId, 'filter.branchId');
  const tree = await orgTree();
  if (tree.root?.id === branchId) return {};
  return { stores: { some: { store_id: { in: tree.branch(branchId) } } } };
}

/** @throws BAD_RANGE of `field`, the end */
function between(from: string | null | undefined, to: string | null | undefined, field: string): Prisma.DateTimeFilter {
  if (from && to && to < from) throw new DomainError('BAD_RANGE', { from }, field);
  return { ...(from ? { gte: new Date(from) } : {}), ...(to ? { lte: new Date(to) } : {}) };
}

/** A search that finds no more than this is asked for by ids; of a broader one, members are read in their order until the page is full. */
const FEW = 500;

/** A whole phone, card or member number, or what is typed of a name or a phone: see `search.ts`. */
async function textWhere(db: Db, viewer: Viewer, text: string): Promise<Prisma.MemberWhereInput> {
  const exact = await membersByKey(db, text);
  const asked = askedBy(text);
  if (!asked) return { id: { in: exact } };
  const ids = await findMembers(db, viewer, asked, { first: FEW + 1, archived: true });
  if (ids.length <= FEW) return { id: { in: [...new Set([...exact, ...ids])] } };
  return { search: { is: { tokens: { hasEvery: asked.tokens } } }, AND: asked.digits.map((digits) => ({ phone: { contains: digits } })) };
}
