import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { formatMoney, type Minor } from '@regulars/domain/money';
import { MAX_PER_DAY, MAX_USES, MAX_VALID_DAYS } from '@regulars/domain/passes';
import { checkCode, requiredText } from '@regulars/domain/text';
import { chain } from '../../chain.ts';
import { unique } from '../../input.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { loadTree } from '../orgs/tree.ts';

/** What a pass type says, whole: a change gives all of it anew. Money in minor units. */
export interface PassTypeInput {
  code: string;
  name: string;
  /** The service. */
  productId: string;
  /** Of a count pass. */
  uses?: number | null | undefined;
  validDays?: number | null | undefined;
  perDay?: number | null | undefined;
  price: Minor;
  /** Where it is sold and used, with all stores below; none: everywhere. */
  orgIds?: readonly string[] | null | undefined;
}

export type PassKind = 'COUNT' | 'TIME';

/** @returns the new type's id, which is its asset's. @throws DUPLICATE (code) and what `columns` refuses */
export async function createPassType(tx: Tx, viewer: Viewer, kind: PassKind, input: PassTypeInput, now: Date): Promise<string> {
  const asset = { id: newId(now), kind, ...named(input) };
  const row = { asset_id: asset.id, ...(await columns(tx, kind, input)) };
  await unique(
    'code',
    asset.code,
    tx
      .insertInto('asset')
      .values({ ...asset, created_at: now })
      .execute(),
  );
  await tx.insertInto('pass_type').values(row).execute();
  const orgs = await setOrgs(tx, asset.id, input.orgIds ?? []);
  await note(tx, viewer, 'create', asset.id, { after: { ...asset, ...row, orgs } });
  return asset.id;
}

/** Passes sold before keep their uses, their last day and their price. @throws NOT_FOUND, ARCHIVED (id), DUPLICATE and what `columns` refuses */
export async function updatePassType(tx: Tx, viewer: Viewer, id: string, input: PassTypeInput): Promise<void> {
  const before = await find(tx, id);
  if (before.archived_at) throw new DomainError('ARCHIVED', {}, 'id');
  const { code, name } = named(input);
  const change = { ...(await columns(tx, before.kind === 'TIME' ? 'TIME' : 'COUNT', input)), version: before.version + 1 };
  const was = await orgsOf(tx, id);
  await unique('code', code, tx.updateTable('asset').set({ code, name }).where('id', '=', id).execute());
  await tx.updateTable('pass_type').set(change).where('asset_id', '=', id).execute();
  const orgs = await setOrgs(tx, id, input.orgIds ?? []);
  const after = { ...before, code, name, ...change, orgs };
  await note(tx, viewer, 'update', id, { before: { ...before, orgs: was }, after });
}

/** An archived pass is sold no more; who has one uses it up. @throws NOT_FOUND */
export async function archivePassType(tx: Tx, viewer: Viewer, id: string, archived_at: Date | null): Promise<void> {
  const before = await find(tx, id);
  if ((before.archived_at === null) === (archived_at === null)) return;
  await tx.updateTable('asset').set({ archived_at }).where('id', '=', id).execute();
  await note(tx, viewer, archived_at ? 'archive' : 'restore', id, { before, after: { ...before, archived_at } });
}

const named = (input: PassTypeInput) => ({ code: checkCode(input.code, 'code'), name: requiredText(input.name, 'name', 60) });

/** @throws NOT_FOUND, ARCHIVED, PASS_NEEDS_SERVICE (productId), REQUIRED, NOT_POSITIVE, TOO_LARGE, NEGATIVE (price) */
async function columns(tx: Tx, kind: PassKind, input: PassTypeInput) {
  await checkService(tx, input.productId);
  if (kind === 'COUNT' && input.uses == null) throw new DomainError('REQUIRED', {}, 'uses');
  if (kind === 'TIME' && input.validDays == null) throw new DomainError('REQUIRED', {}, 'validDays');
  if (kind === 'TIME' && input.uses != null) throw new DomainError('BAD_INPUT', { reason: 'TIME' }, 'uses');
  if (input.price < 0) throw new DomainError('NEGATIVE', { value: formatMoney(input.price, chain().minorDigits) }, 'price');
  return {
    product_id: input.productId,
    uses: atMost(input.uses, MAX_USES, 'uses'),
    valid_days: atMost(input.validDays, MAX_VALID_DAYS, 'validDays'),
    per_day: atMost(input.perDay, MAX_PER_DAY, 'perDay'),
    price: input.price,
  };
}

function atMost(value: number | null | undefined, max: number, field: string): number | null {
  if (value == null) return null;
  if (value <= 0) throw new DomainError('NOT_POSITIVE', { value }, field);
  if (value > max) throw new DomainError('TOO_LARGE', { max }, field);
  return value;
}

async function checkService(tx: Tx, id: string): Promise<void> {
  const product = await tx.selectFrom('product').select(['name', 'kind', 'archived_at']).where('id', '=', id).executeTakeFirst();
  if (!product) throw new DomainError('NOT_FOUND', {}, 'productId');
  if (product.archived_at) throw new DomainError('ARCHIVED', {}, 'productId');
  if (product.kind !== 'SERVICE') throw new DomainError('PASS_NEEDS_SERVICE', { product: product.name }, 'productId');
}

/** @throws NOT_FOUND with the place in the list */
async function setOrgs(tx: Tx, asset_id: string, orgIds: readonly string[]): Promise<string[]> {
  const ids = [...new Set(orgIds)].toSorted();
  const tree = await loadTree(tx);
  orgIds.forEach((id, at) => {
    if (!tree.byId.has(id)) throw new DomainError('NOT_FOUND', {}, `orgIds.${at}`);
  });
  await tx.deleteFrom('pass_type_org').where('asset_id', '=', asset_id).execute();
  const rows = ids.map((org_id) => ({ asset_id, org_id }));
  if (rows.length > 0) await tx.insertInto('pass_type_org').values(rows).execute();
  return ids;
}

async function orgsOf(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.selectFrom('pass_type_org').select('org_id').where('asset_id', '=', id).orderBy('org_id').execute();
  return rows.map(({ org_id }) => org_id);
}

const typeQuery = (tx: Tx, id: string) =>
  tx
    .selectFrom('pass_type as t')
    .innerJoin('asset as a', 'a.id', 't.asset_id')
    .selectAll('t')
    .select(['a.kind', 'a.code', 'a.name', 'a.archived_at'])
    .where('t.asset_id', '=', id);

async function find(tx: Tx, id: string) {
  const found = await typeQuery(tx, id).forUpdate().executeTakeFirst();
  if (!found) throw new DomainError('NOT_FOUND', {}, 'id');
  return found;
}

/** A pass type as it is sold and used at a store. @throws NOT_FOUND, PASS_NOT_HERE */
export async function typeAt(tx: Tx, id: string, storeId: string, field: string) {
  const found = await typeQuery(tx, id).executeTakeFirst();
  if (!found) throw new DomainError('NOT_FOUND', {}, field);
  const [orgs, tree] = [await orgsOf(tx, id), await loadTree(tx)];
  const here = orgs.length === 0 || orgs.some((org) => tree.branch(org).includes(storeId));
  if (!here) throw new DomainError('PASS_NOT_HERE', { name: found.name }, field);
  return found;
}

interface Note {
  before?: Record<string, unknown>;
  after: Record<string, unknown>;
}

const note = (tx: Tx, viewer: Viewer, verb: string, id: string, change: Note) =>
  audit(tx, viewer, { action: `passType.${verb}`, entity: 'PassType', id, orgId: null, ...change });
