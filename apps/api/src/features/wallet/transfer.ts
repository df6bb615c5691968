import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { BONUS, PRINCIPAL } from '@regulars/domain/assets';
import { DomainError } from '@regulars/domain/errors';
import type { Move } from '@regulars/domain/ledger';
import { type Minor, minor } from '@regulars/domain/money';
import { checkLimit, spendMoves } from '@regulars/domain/wallet';
import { z } from 'zod';
import { businessDayAt } from '../../business-day.ts';
import { chain } from '../../chain.ts';
import type { Viewer } from '../../viewer.ts';
import { approvable } from '../approvals/kinds.ts';
import { requestApproval } from '../approvals/service.ts';
import { audit } from '../audit/service.ts';
import { type Held, holdAccounts } from '../ledger/load.ts';
import { arrivals } from '../ledger/origin.ts';
import { holderOf, openPlace, requireKnown } from '../ledger/place.ts';
import { type Place, write } from '../ledger/write.ts';
import { loadRules, money } from './settings.ts';

const payload = z.object({ storeId: z.string(), memberId: z.string(), toMemberId: z.string(), amount: z.int() });
type Asked = z.infer<typeof payload>;

export interface Transfer extends Omit<Asked, 'amount'> {
  /** Minor units. */
  amount: Minor;
  reason: string;
  now: Date;
}

/**
 * Asks a second person to hand stored value of one member to another; nothing moves before. What is handed on keeps its store and its
 * last day. The caller claims the idempotency key first. @throws REQUIRED (reason) and what `prepare` refuses
 */
export async function transferValue(tx: Tx, viewer: Viewer, { reason, now, ...asked }: Transfer): Promise<{ approvalId: string }> {
  const store = await openPlace(tx, viewer, asked.storeId);
  await requireKnown(tx, viewer, asked.memberId, 'memberId');
  await prepare(tx, asked, store, now);
  const sum = money(asked.amount);
  const words = { en: `Hand ${sum} of stored value to another member`, zh: `会员间储值转账 ${sum}` };
  const { memberId, storeId: orgId } = asked;
  return requestApproval(tx, viewer, { kind: 'TRANSFER', orgId, memberId, payload: asked, words, reason, now });
}

approvable({
  kind: 'TRANSFER',
  permission: 'wallet.transfer',
  payload,
  perform: async (tx, viewer, asked, { reason, now }) => {
    const store = await openPlace(tx, viewer, asked.storeId);
    const { from, to, moves } = await prepare(tx, asked, store, now);
    const [id, twinId] = [newId(now), newId(now)];
    const entry = { store, now, reason };
    const gone = { ...entry, kind: 'TRANSFER_OUT' as const, id, twinId, moves, why: { peer: to.memberId } };
    const { plan } = await write(tx, viewer, from, gone);
    const come = { ...entry, kind: 'TRANSFER_IN' as const, id: twinId, twinId: id, moves: arrivals(plan), why: { peer: from.memberId } };
    await write(tx, viewer, to, come);
    await audit(tx, viewer, {
      action: 'wallet.transfer',
      entity: 'JournalEntry',
      id: JSON.stringify([from.memberId, id]),
      orgId: store.id,
      after: { amount: asked.amount, toMemberId: to.memberId, reason },
      member: { id: from.memberId, personal: ['reason'] },
    });
    return { memberId: from.memberId, entryId: id };
  },
});

interface Prepared {
  from: Held;
  to: Held;
  moves: Move[];
}

/**
 * Holds the accounts of both, in the order of the members' ids, and decides what leaves.
 * @throws NOT_FOUND, ARCHIVED, NO_ACCOUNT_OF_GUEST, SAME_MEMBER, NOT_POSITIVE, TOO_LARGE (amount), STORED_VALUE_LIMIT,
 * INSUFFICIENT_VALUE, ACCOUNT_FROZEN
 */
async function prepare(tx: Tx, { memberId, toMemberId, amount }: Asked, store: Place, now: Date): Promise<Prepared> {
  const field = 'amount';
  const rules = await loadRules(tx);
  const [giver, taker] = [await holderOf(tx, memberId), await holderOf(tx, toMemberId, 'toMemberId')];
  if (giver === taker) throw new DomainError('SAME_MEMBER', {}, 'toMemberId');
  if (amount <= 0) throw new DomainError('NOT_POSITIVE', { value: money(amount) }, field);
  if (rules.transfer_limit !== null && amount > rules.transfer_limit)
    throw new DomainError('TOO_LARGE', { max: money(rules.transfer_limit) }, field);
  const assets = rules.transfer_bonus ? [PRINCIPAL, BONUS] : [PRINCIPAL];
  const held = new Map<string, Held>();
  for (const id of [giver, taker].toSorted()) held.set(id, await holdAccounts(tx, id, assets, { now }));
  const [from, to] = [heldOf(held, giver), heldOf(held, taker)];
  const { minorDigits } = chain();
  const how = { order: rules.spend_order, today: businessDayAt(store, now), minorDigits };
  const moves = spendMoves(from.accounts, { amount: minor(amount), house: 'TRANSFER', field }, how);
  const principal = moves.find(({ assetId }) => assetId === PRINCIPAL);
  const stored = to.accounts.find(({ assetId }) => assetId === PRINCIPAL)?.balance ?? 0;
  const added = minor(principal && 'amount' in principal ? principal.amount : 0);
  checkLimit(stored, added, rules.member_limit, { field, minorDigits });
  return { from, to, moves };
}

function heldOf(held: Map<string, Held>, memberId: string): Held {
  const found = held.get(memberId);
  if (!found) throw new RangeError(`accounts of ${memberId} are not held`);
  return found;
}
