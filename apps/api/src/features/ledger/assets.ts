import { amountText, type AssetKind } from '@regulars/domain/assets';
import { chain } from '../../chain.ts';
import { db } from '../../db.ts';

/** The kind of an asset never changes. */
const kinds = new Map<string, AssetKind>();

async function kindOf(assetId: string): Promise<AssetKind> {
  const known = kinds.get(assetId);
  if (known) return known;
  for (const { id, kind } of await db.selectFrom('asset').select(['id', 'kind']).execute()) kinds.set(id, kind);
  const kind = kinds.get(assetId);
  if (!kind) throw new RangeError(`there is no asset ${assetId}`);
  return kind;
}

/** An amount in the asset's own unit, as the API writes it: "12.30" of money, "1230" of points and uses. */
export async function amountOf(assetId: string, amount: number | bigint): Promise<string> {
  return amountText(await kindOf(assetId), Number(amount), chain().minorDigits);
}
