import type { Tx } from '@regulars/db/kysely';
import { memberNumber } from '@regulars/domain/members';
import { sql } from 'kysely';

/** Member numbers that nobody has, all different. */
export async function freeNumbers(tx: Tx, count: number): Promise<string[]> {
  const free = new Set<string>();
  while (free.size < count) {
    const drawn = Array.from({ length: count - free.size }, () => memberNumber(Math.random()));
    const taken = await tx
      .selectFrom('member_key')
      .select('value')
      .where('kind', '=', 'NUMBER')
      .where('value', '=', sql<string>`any(${drawn})`)
      .execute();
    const gone = new Set(taken.map(({ value }) => value));
    for (const number of drawn) if (!gone.has(number)) free.add(number);
  }
  return [...free];
}
