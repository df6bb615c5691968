import type { Tx } from '@regulars/db/kysely';
import { BONUS, PRINCIPAL, SPENDING_POINTS } from '@regulars/domain/assets';
import type { ErrorCode } from '@regulars/domain/errors';
import type { BalanceField } from '@regulars/domain/import-fields';
import type { Refusal } from '@regulars/domain/import-row';
import type { Move } from '@regulars/domain/ledger';
import { passExpiry } from '@regulars/domain/passes';
import { type Expiry, expiryOf } from '@regulars/domain/points';
import type { BusinessDate } from '@regulars/domain/time';
import { lastDay } from '@regulars/domain/wallet';
import { sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import type { Place } from '../ledger/write.ts';
import { usableKind } from '../points/kinds.ts';
import { loadRules, type WalletRules } from '../wallet/settings.ts';
import type { HeldBalance } from './balance-holders.ts';
import type { Job } from './job.ts';
import type { RefusedRow } from './refusals.ts';
import { columnOf } from './repeats.ts';

type Credit = Extract<Move, { act: 'CREDIT' }>;

/** A row that can be written. */
export interface Opening {
  key: string;
  memberId: string;
  store: Place;
  moves: Credit[];
  /** Minor units that the pass is worth. */
  price: number | null;
}

/** What rows may name beside money. */
interface Named {
  id: string;
  kind: 'POINTS' | 'COUNT' | 'TIME';
  valid_days: number | null;
  /** Of points. */
  expiry: Expiry | null;
}

interface Words {
  rules: WalletRules;
  named: Map<string, Named>;
  now: Date;
}

/** The moves of each row; what cannot be taken is added to `refused`. Where the file gives no last day it is that of a gift of today. */
export async function openingsOf(
  tx: Tx,
  job: Job,
  { rows, refused, now }: { rows: readonly HeldBalance[]; refused: RefusedRow[]; now: Date },
): Promise<Opening[]> {
  const words = { rules: await loadRules(tx), named: await namedAssets(tx, rows), now };
  return rows.flatMap((row) => {
    const refusals: Refusal[] = [];
    const refuse = (field: BalanceField, code: ErrorCode, details: Refusal['details']) => {
      refusals.push({ column: columnOf(job, field), code, details });
    };
    const moves = movesOf(job, row, words, refuse);
    if (refusals.length > 0) {
      refused.push({ row: row.row, refusals });
      return [];
    }
    const { key, passPaid, pass } = row.fact;
    const price = pass === '' || passPaid === null ? null : Math.round(passPaid / job.unit);
    return [{ key, memberId: row.memberId, store: row.store, moves, price }];
  });
}

type Refuse = (field: BalanceField, code: ErrorCode, details: Refusal['details']) => void;

function movesOf(job: Job, { fact, store }: HeldBalance, { rules, named, now }: Words, refuse: Refuse): Credit[] {
  const today = businessDayAt(store, now);
  const credit = (assetId: string, amount: number, expiresOn: BusinessDate | null): Credit[] =>
    amount > 0 ? [{ act: 'CREDIT', assetId, amount, house: 'OPENING', expiresOn }] : [];
  const until = (field: 'bonusExpires' | 'pointsExpires' | 'passExpires', otherwise: BusinessDate | null) => {
    const day = fact[field];
    if (day !== null && day < today) refuse(field, 'TOO_EARLY', { value: day, from: today });
    return day ?? otherwise;
  };
  const money = (amount: number) => Math.round(amount / job.unit);
  const moves = [
    ...credit(PRINCIPAL, money(fact.principal), lastDay(today, { months: rules.principal_months })),
    ...(fact.bonus > 0 ? credit(BONUS, money(fact.bonus), until('bonusExpires', lastDay(today, { days: rules.bonus_days }))) : []),
  ];
  if (fact.points > 0) {
    const kind = fact.pointsKind === '' ? named.get(SPENDING_POINTS) : named.get(fact.pointsKind);
    if (kind?.expiry) moves.push(...credit(kind.id, fact.points, until('pointsExpires', expiryOf(kind.expiry, today))));
    else refuse('pointsKind', 'UNKNOWN_WORD', { value: fact.pointsKind });
  }
  if (fact.pass !== '' && fact.uses !== 0) {
    const type = named.get(fact.pass);
    if (!type || type.kind === 'POINTS') refuse('pass', 'UNKNOWN_WORD', { value: fact.pass });
    else if (type.kind === 'COUNT' && fact.uses === null) refuse('uses', 'REQUIRED', {});
    else
      moves.push(...credit(type.id, type.kind === 'TIME' ? 1 : (fact.uses ?? 0), until('passExpires', passExpiry(today, type.valid_days))));
  }
  return moves;
}

/** Points and passes by code, else by name; spending points by their id, too. */
async function namedAssets(tx: Tx, rows: readonly HeldBalance[]): Promise<Map<string, Named>> {
  const names = rows.flatMap(({ fact }) => [fact.pointsKind, fact.pass]).filter((name) => name !== '');
  const { rows: found } = await sql<Omit<Named, 'expiry'> & { code: string; name: string }>`
    select a.id, a.kind, a.code, a.name, t.valid_days from asset a left join pass_type t on t.asset_id = a.id
    where a.kind in ('POINTS', 'COUNT', 'TIME') and a.archived_at is null
      and (a.code = any(${names}) or a.name = any(${names}) or a.id = ${SPENDING_POINTS})
    order by a.code`.execute(tx);
  const assets: [string, string, Named][] = [];
  for (const { code, name, ...asset } of found) {
    const expiry = asset.kind === 'POINTS' ? (await usableKind(tx, asset.id, 'pointsKind')).expiry : null;
    assets.push([code, name, { ...asset, expiry }]);
  }
  return new Map([
    ...assets.map(([, , asset]) => [asset.id, asset] as const),
    ...assets.map(([, name, asset]) => [name, asset] as const),
    ...assets.map(([code, , asset]) => [code, asset] as const),
  ]);
}
