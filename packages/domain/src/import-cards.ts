import { CARD_STATES, type CardState } from './cards.ts';
import { readPhone, type RowFields } from './import-row.ts';
import type { BusinessDate } from './time.ts';

/** A card of an earlier system, as the file tells it; '' and null where it says nothing. */
export interface CardRow {
  /** The file's own id of the member, or the number. */
  external: string;
  /** Normalised. */
  phone: string;
  /** In capitals, as cards are kept. */
  number: string;
  /** Code or name. */
  type: string;
  store: string;
  state: CardState;
  issuedOn: BusinessDate | null;
  expiresOn: BusinessDate | null;
}

const NUMBER = /^[A-Z0-9][A-Z0-9-]{0,31}$/;

export function cardRow(row: RowFields): CardRow {
  const [external, phone] = [row.text('member'), readPhone(row, 'phone')];
  if (external === '' && phone === '') row.refuse(row.has('phone') ? 'phone' : 'member', 'REQUIRED');
  const number = row.text('card').normalize('NFKC').toUpperCase();
  if (number !== '' && !NUMBER.test(number)) row.refuse('card', 'BAD_CODE');
  return {
    external,
    phone,
    number,
    type: row.text('cardType'),
    store: row.text('store'),
    state: CARD_STATES.find((state) => state === row.word('cardState')) ?? 'ACTIVE',
    issuedOn: row.moment('issuedOn')?.date ?? null,
    expiresOn: row.moment('expiresOn')?.date ?? null,
  };
}
