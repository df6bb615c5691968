import type { Tx } from '@regulars/db/kysely';
import { cardNumber } from '@regulars/domain/cards-number';
import { DomainError } from '@regulars/domain/errors';
import { maskNumber } from '@regulars/domain/cards';
import { sql } from 'kysely';

/** Of a type, what its numbers are made of. */
export interface Numbered {
  id: string;
  code: string;
  pattern: string;
}

/** So many rounds are enough: a number is taken only where a pattern was changed to one that was used before. */
const ROUNDS = 20;

/**
 * Numbers of a type that nobody has had: serials are taken from the type's row, so that no two transactions get the same.
 * @throws CARD_NUMBERS_USED_UP, TOO_LONG
 */
export async function freeNumbers(tx: Tx, type: Numbered, storeCode: string, count: number): Promise<string[]> {
  const found: string[] = [];
  for (let round = 0; found.length < count; round++) {
    if (round === ROUNDS) throw new DomainError('CARD_NUMBERS_USED_UP', { pattern: type.pattern }, 'typeId');
    const wanted = (count - found.length) * (round + 1); // past a stretch of taken ones in ever longer strides
    const numbers = await nextNumbers(tx, type, storeCode, wanted);
    const taken = await takenOf(tx, numbers);
    found.push(...numbers.filter((number) => !taken.has(number)));
  }
  return found.slice(0, count);
}

async function nextNumbers(tx: Tx, type: Numbered, store: string, count: number): Promise<string[]> {
  const { next_serial } = await tx
    .updateTable('card_type')
    .set({ next_serial: sql`next_serial + ${count}` })
    .where('id', '=', type.id)
    .returning('next_serial')
    .executeTakeFirstOrThrow();
  const first = next_serial - count;
  return Array.from({ length: count }, (_, at) => cardNumber(type.pattern, { store, type: type.code, serial: first + at }));
}

/** Those that a member has, or a printer. */
async function takenOf(tx: Tx, numbers: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ number: string }>`
    select value as number from member_key where kind = 'CARD' and value = any(${[...numbers]}::text[])
    union select number from card_blank where number = any(${[...numbers]}::text[])`.execute(tx);
  return new Set(rows.map(({ number }) => number));
}

/** Gives out a pre-printed card: of two who take the same, the second waits and is refused. @throws BLANK_UNKNOWN, BLANK_TAKEN (number) */
export async function takeBlank(
  tx: Tx,
  typeId: string,
  scanned: string,
  card: { memberId: string; cardId: string; now: Date },
): Promise<string> {
  const number = scanned.trim().normalize('NFKC').toUpperCase();
  const { memberId, cardId, now } = card;
  const { numUpdatedRows } = await tx
    .updateTable('card_blank as b')
    .set({ member_id: memberId, card_id: cardId, sold_at: now })
    .where('number', '=', number)
    .where('type_id', '=', typeId)
    .where('sold_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('card_batch').select('id').whereRef('id', '=', 'b.batch_id').where('voided_at', 'is not', null))),
    )
    .executeTakeFirst();
  if (numUpdatedRows === 1n) return number;
  const known = await tx
    .selectFrom('card_blank')
    .select('number')
    .where('number', '=', number)
    .where('type_id', '=', typeId)
    .executeTakeFirst();
  throw new DomainError(known ? 'BLANK_TAKEN' : 'BLANK_UNKNOWN', { number: maskNumber(number) }, 'number');
}
