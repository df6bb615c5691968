import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { PRINCIPAL } from '@regulars/domain/assets';
import { reserve } from '../src/features/ledger/holds.ts';
import { post, reverse } from '../src/features/ledger/service.ts';
import { systemViewer } from '../src/viewer.ts';

const passType = newId(new Date('2026-11-02T04:00:00Z'));

/** The one pass of the chain, and the one package. */
export async function makePassType(tx: Tx, product_id: string, created_at: Date): Promise<void> {
  await tx
    .insertInto('top_up_package')
    .values({ id: newId(created_at), name: '500 + 50', pay_from: 50_000, created_at })
    .execute();
  await tx.insertInto('asset').values({ id: passType, kind: 'COUNT', code: 'PASS', name: 'Tea tasting', created_at }).execute();
  await tx.insertInto('pass_type').values({ asset_id: passType, product_id, uses: 10, price: 9900 }).execute();
}

interface Where {
  store_id: string;
  member_id: string;
  at: Date;
  /** Minor units. */
  price: number;
}

/** Stored value of the size of the branch's sale, a pass at that price, and a reversal of more. */
export async function makeValue(tx: Tx, mark: string, { store_id: id, member_id: memberId, at, price }: Where): Promise<void> {
  const entry = { kind: 'TOP_UP', store: { id, time_zone: null, day_starts_at: null }, now: at, reference: mark, reason: mark } as const;
  const viewer = systemViewer(mark);
  const pass = { act: 'CREDIT', assetId: passType, amount: 10, house: 'PASSES', expiresOn: null } as const;
  await post(tx, viewer, memberId, { ...entry, kind: 'PASS_SALE', moves: [pass], why: { price } });
  const moves = [{ act: 'CREDIT', assetId: PRINCIPAL, amount: price, house: 'CASH', expiresOn: null }] as const;
  await post(tx, viewer, memberId, { ...entry, moves });
  const { entryId } = await post(tx, viewer, memberId, { ...entry, moves });
  await reverse(tx, viewer, { memberId, entryId, reason: mark, now: at, field: 'entryId' });
  const hold = { storeId: id, memberId, assetId: PRINCIPAL, amount: '1', reason: mark, now: at };
  await reserve(tx, viewer, hold);
}
