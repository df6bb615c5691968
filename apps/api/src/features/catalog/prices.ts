import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import type { Minor } from '@regulars/domain/money';
import { checkCode, requiredText } from '@regulars/domain/text';
import type { Selectable } from 'kysely';
import { unique } from '../../input.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { notNegative } from './checks.ts';

type Tier = Selectable<DB['price_tier']>;

export interface TierPrice {
  tierId: string;
  /** Minor units for one unit; null: the product has no price in this list. */
  price?: Minor | null;
}

/** Sets the product's prices in the lists that are named; others stay. @throws NOT_FOUND, ARCHIVED, NEGATIVE of prices.N */
export async function setPrices(tx: Tx, productId: string, prices: readonly TierPrice[]): Promise<TierPrice[]> {
  for (const [at, { tierId, price }] of prices.entries()) {
    if (price === null || price === undefined) {
      await tx.deleteFrom('product_price').where('product_id', '=', productId).where('tier_id', '=', tierId).execute();
      continue;
    }
    const tier = await tx.selectFrom('price_tier').select('archived_at').where('id', '=', tierId).executeTakeFirst();
    if (!tier) throw new DomainError('NOT_FOUND', {}, `prices.${at}.tierId`);
    if (tier.archived_at) throw new DomainError('ARCHIVED', {}, `prices.${at}.tierId`);
    const row = { product_id: productId, tier_id: tierId, price: notNegative(price, `prices.${at}.price`) };
    await tx
      .insertInto('product_price')
      .values(row)
      .onConflict((conflict) => conflict.columns(['product_id', 'tier_id']).doUpdateSet({ price: row.price }))
      .execute();
  }
  return [...prices];
}

export interface TierChange {
  code?: string | null;
  name?: string | null;
}

function columns(input: TierChange): Partial<Tier> {
  return {
    ...(input.code !== undefined && { code: checkCode(input.code, 'code') }),
    ...(input.name !== undefined && { name: requiredText(input.name, 'name', 60) }),
  };
}

/** @returns the new price list's id. @throws DUPLICATE (code), REQUIRED, TOO_LONG, BAD_CODE */
export async function createPriceTier(tx: Tx, viewer: Viewer, { code, name }: { code: string; name: string }): Promise<string> {
  const row = { id: newId(new Date()), code, name, ...columns({ code, name }) };
  await unique('code', row.code, tx.insertInto('price_tier').values(row).execute());
  await audit(tx, viewer, { action: 'price-tier.create', entity: 'PriceTier', id: row.id, orgId: null, after: row });
  return row.id;
}

/** @throws NOT_FOUND and those of `createPriceTier` */
export async function updatePriceTier(tx: Tx, viewer: Viewer, id: string, input: TierChange): Promise<void> {
  const before = await find(tx, id);
  const change = columns(input);
  if (Object.keys(change).length === 0) return;
  await unique('code', change.code ?? '', tx.updateTable('price_tier').set(change).where('id', '=', id).execute());
  await audit(tx, viewer, { action: 'price-tier.update', entity: 'PriceTier', id, orgId: null, before, after: { ...before, ...change } });
}

/** Out of use, or back into it: `archived_at` null. @throws NOT_FOUND */
export async function archivePriceTier(tx: Tx, viewer: Viewer, id: string, archived_at: Date | null): Promise<void> {
  const before = await find(tx, id);
  if ((before.archived_at === null) === (archived_at === null)) return;
  await tx.updateTable('price_tier').set({ archived_at }).where('id', '=', id).execute();
  const action = archived_at ? 'price-tier.archive' : 'price-tier.restore';
  await audit(tx, viewer, { action, entity: 'PriceTier', id, orgId: null, before, after: { ...before, archived_at } });
}

/** The price list, locked. @throws NOT_FOUND */
async function find(tx: Tx, id: string): Promise<Tier> {
  const tier = await tx.selectFrom('price_tier').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!tier) throw new DomainError('NOT_FOUND', {}, 'id');
  return tier;
}
