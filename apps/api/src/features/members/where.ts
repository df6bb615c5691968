import type { Prisma } from '@regulars/db/generated/client/client';
import type { MemberKeyKind, MemberSource } from '@regulars/db/generated/kysely-enums';
import type { Db } from '@regulars/db/kysely';
import { normalizePhone } from '@regulars/domain/phone';
import { businessDayAt } from '../../business-day.ts';
import { archivedWhere } from '../../lists.ts';
import { memberWhere } from '../../scope.ts';
import { requireBranch, type Viewer } from '../../viewer.ts';
import { orgTree } from '../orgs/tree.ts';

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
  text?: string | null | undefined;
  archived?: boolean | null | undefined;
}

/** Members of the viewer's branch that meet the filter. @throws OUT_OF_BRANCH */
export async function membersWhere(db: Db, viewer: Viewer, filter: MemberFilter): Promise<Prisma.MemberWhereInput> {
  const { levelIds, tagIds, sources, joinedFrom, joinedTo, lastPurchaseFrom, lastPurchaseTo } = filter;
  const and: Prisma.MemberWhereInput[] = [];
  if (filter.branchId) and.push(await knownIn(viewer, filter.branchId));
  if (tagIds) and.push({ tags: { some: { tag_id: { in: tagIds }, ...notExpired() } } });
  if (joinedFrom || joinedTo) and.push({ joined_on: between(joinedFrom, joinedTo) });
  if (lastPurchaseFrom || lastPurchaseTo) and.push({ metrics: { is: { last_purchase: between(lastPurchaseFrom, lastPurchaseTo) } } });
  if (filter.text?.trim()) and.push(await textWhere(db, filter.text.trim()));
  return {
    ...memberWhere(viewer),
    ...archivedWhere(filter.archived),
    ...(levelIds ? { level_id: { in: levelIds } } : {}),
    ...(sources ? { source: { in: sources } } : {}),
    AND: and,
  };
}

/** Tags that count today, by the chain's clock. */
export function notExpired(): Prisma.MemberTagWhereInput {
  const today = businessDayAt({ time_zone: null, day_starts_at: null }, new Date());
  return { OR: [{ expires_on: null }, { expires_on: { gte: new Date(today) } }] };
}

async function knownIn(viewer: Viewer, branchId: string): Promise<Prisma.MemberWhereInput> {
  requireBranch(viewer, branchId, 'filter.branchId');
  const tree = await orgTree();
  if (tree.root?.id === branchId) return {};
  return { stores: { some: { store_id: { in: tree.branch(branchId) } } } };
}

function between(from: string | null | undefined, to: string | null | undefined): Prisma.DateTimeFilter {
  return { ...(from ? { gte: new Date(from) } : {}), ...(to ? { lte: new Date(to) } : {}) };
}

/**
 * A whole phone, card or member number, or the beginning of a name. Keys are looked up first: an OR over two tables
 * would be served by no index.
 */
async function textWhere(db: Db, text: string): Promise<Prisma.MemberWhereInput> {
  const found = await db
    .selectFrom('member_key')
    .select('member_id')
    .where((where) => where.or(keysOf(text).map(([kind, value]) => where.and({ kind, value }))))
    .execute();
  const byKey: Prisma.MemberWhereInput = { id: { in: found.map((key) => key.member_id) } };
  if (/^[+\d]/.test(text)) return byKey;
  return { OR: [byKey, ...spellings(text).map((name) => ({ name: { startsWith: name } }))] };
}

/** What a scanned or typed text may be. */
function keysOf(text: string): [MemberKeyKind, string][] {
  const keys: [MemberKeyKind, string][] = [
    ['NUMBER', text],
    ['CARD', text],
    ['CARD', text.toUpperCase()],
  ];
  try {
    return [...keys, ['PHONE', normalizePhone(text)]];
  } catch {
    return keys; // no phone number
  }
}

/** An index serves prefixes only in the letters that were stored: "li", "Li" and "LI" are tried. */
function spellings(text: string): string[] {
  const title = text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
  return [...new Set([text, title, text.toUpperCase()])];
}
