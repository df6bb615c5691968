import type { BalanceField } from './import-fields.ts';
import { readPhone, type RowFields } from './import-row.ts';
import type { BusinessDate } from './time.ts';

/** What a member held in an earlier system, as the file tells it; '' and null where it says nothing. */
export interface BalanceRow {
  /** The file's own id of the member, or the number. */
  external: string;
  /** Normalised. */
  phone: string;
  /** In capitals, as cards are kept. */
  card: string;
  store: string;
  /** Ten-thousandths; 0: none. */
  principal: number;
  bonus: number;
  bonusExpires: BusinessDate | null;
  /** Whole points. */
  points: number;
  /** Code or name; '': spending points. */
  pointsKind: string;
  pointsExpires: BusinessDate | null;
  /** Code or name of the pass. */
  pass: string;
  /** Uses left of a count pass; null: the cell is blank, as of a time pass. */
  uses: number | null;
  passExpires: BusinessDate | null;
  /** Ten-thousandths: what the uses left are worth; null: not known. */
  passPaid: number | null;
}

export function balanceRow(row: RowFields): BalanceRow {
  const [external, phone, card] = [row.text('member'), readPhone(row, 'phone'), row.text('card').toUpperCase()];
  if (external === '' && phone === '' && card === '')
    row.refuse(row.has('phone') ? 'phone' : row.has('card') ? 'card' : 'member', 'REQUIRED');
  const [pass, uses] = [row.text('pass'), whole(row, 'uses')];
  if (pass === '' && uses !== null && uses > 0) row.refuse('pass', 'REQUIRED');
  return {
    external,
    phone,
    card,
    store: row.text('store'),
    principal: money(row, 'principal') ?? 0,
    bonus: money(row, 'bonus') ?? 0,
    bonusExpires: row.moment('bonusExpires')?.date ?? null,
    points: whole(row, 'points') ?? 0,
    pointsKind: row.text('pointsKind'),
    pointsExpires: row.moment('pointsExpires')?.date ?? null,
    pass,
    uses,
    passExpires: row.moment('passExpires')?.date ?? null,
    passPaid: money(row, 'passPaid'),
  };
}

function money(row: RowFields, field: BalanceField): number | null {
  const amount = row.amount(field);
  if (amount !== null && amount < 0) row.refuse(field, 'AMOUNT_SIGN');
  return amount;
}

function whole(row: RowFields, field: BalanceField): number | null {
  const thousandths = row.quantity(field);
  if (thousandths === null) return null;
  if (thousandths < 0) row.refuse(field, 'NEGATIVE_QUANTITY');
  if (thousandths % 1000 !== 0) row.refuse(field, 'BAD_QUANTITY');
  return thousandths / 1000;
}

/** All that a row says, so that the same row of another file is known again. */
export function balanceContent(row: BalanceRow): string {
  const { external, phone, card, store, principal, bonus, bonusExpires, points, pointsKind, pointsExpires } = row;
  const { pass, uses, passExpires, passPaid } = row;
  const value = [principal, bonus, bonusExpires, points, pointsKind, pointsExpires, pass, uses, passExpires, passPaid];
  return [external, phone, card, store, ...value].join('\u001f');
}
