import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import type { CardKind } from '@regulars/domain/cards';
import { checkPattern } from '@regulars/domain/cards-number';
import { DomainError } from '@regulars/domain/errors';
import type { Minor } from '@regulars/domain/money';
import { checkCode, checkColour, requiredText } from '@regulars/domain/text';
import type { Selectable } from 'kysely';
import { unique } from '../../input.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { checkPercent } from './earning.ts';
import { money } from './limits.ts';

/** A card that was sold for longer than this has no end for anybody who reads it. */
const MAX_MONTHS = 240;

/** What a card type says, whole: a change gives all of it anew. Money in minor units. */
export interface CardTypeInput {
  code: string;
  name: string;
  colour: string;
  storedValue: boolean;
  points: boolean;
  pointsPercent?: number;
  discount: boolean;
  count: boolean;
  timed: boolean;
  credit: boolean;
  organisations: boolean;
  pattern: string;
  validMonths?: number | null | undefined;
  activeAtOnce: boolean;
  pinAbove?: Minor | null | undefined;
  issueFee: Minor;
  renewFee: Minor;
  replaceFee: Minor;
}

/** @returns the new type's id. @throws DUPLICATE (code) and what `columns` refuses */
export async function createCardType(tx: Tx, viewer: Viewer, kind: CardKind, input: CardTypeInput, now: Date): Promise<string> {
  const row = { id: newId(now), kind, ...columns(input), created_at: now };
  await unique('code', row.code, tx.insertInto('card_type').values(row).execute());
  await note(tx, viewer, 'create', row.id, { after: row });
  return row.id;
}

/** Cards that were given out keep their number and their last day; what they can do follows at once. @throws NOT_FOUND, ARCHIVED, DUPLICATE … */
export async function updateCardType(tx: Tx, viewer: Viewer, id: string, input: CardTypeInput): Promise<void> {
  const before = await lockType(tx, id);
  if (before.archived_at) throw new DomainError('ARCHIVED', {}, 'id');
  const change = columns(input);
  await unique('code', change.code, tx.updateTable('card_type').set(change).where('id', '=', id).execute());
  await note(tx, viewer, 'update', id, { before: { ...before }, after: { ...before, ...change } });
}

/** An archived type is given out no more; the cards of it go on. @throws NOT_FOUND */
export async function archiveCardType(tx: Tx, viewer: Viewer, id: string, archived_at: Date | null): Promise<void> {
  const before = await lockType(tx, id);
  if ((before.archived_at === null) === (archived_at === null)) return;
  await tx.updateTable('card_type').set({ archived_at }).where('id', '=', id).execute();
  await note(tx, viewer, archived_at ? 'archive' : 'restore', id, { before: { ...before }, after: { ...before, archived_at } });
}

/** @throws REQUIRED, TOO_LONG, BAD_CODE, BAD_COLOUR, CARD_PATTERN, TOO_SMALL, NOT_POSITIVE, TOO_LARGE, NEGATIVE, each with its field */
function columns(input: CardTypeInput) {
  const { storedValue: stored_value, activeAtOnce: active_at_once, points, discount, count, timed, credit, organisations } = input;
  const months = input.validMonths ?? null;
  if (months !== null && months <= 0) throw new DomainError('NOT_POSITIVE', { value: months }, 'validMonths');
  if (months !== null && months > MAX_MONTHS) throw new DomainError('TOO_LARGE', { max: MAX_MONTHS }, 'validMonths');
  return {
    code: checkCode(input.code, 'code'),
    name: requiredText(input.name, 'name', 60),
    colour: checkColour(input.colour, 'colour'),
    stored_value,
    points,
    points_percent: checkPercent(input.pointsPercent ?? 100),
    discount,
    count,
    timed,
    credit,
    organisations,
    pattern: checkPattern(input.pattern, 'pattern'),
    valid_months: months,
    active_at_once,
    pin_above: input.pinAbove == null ? null : fee(input.pinAbove, 'pinAbove'),
    issue_fee: fee(input.issueFee, 'issueFee'),
    renew_fee: fee(input.renewFee, 'renewFee'),
    replace_fee: fee(input.replaceFee, 'replaceFee'),
  };
}

function fee(amount: Minor, field: string): Minor {
  if (amount < 0) throw new DomainError('NEGATIVE', { value: money(amount) }, field);
  return amount;
}

async function lockType(tx: Tx, id: string): Promise<Selectable<DB['card_type']>> {
  const found = await tx.selectFrom('card_type').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!found) throw new DomainError('NOT_FOUND', {}, 'id');
  return found;
}

interface Note {
  before?: Record<string, unknown>;
  after: Record<string, unknown>;
}

const note = (tx: Tx, viewer: Viewer, verb: string, id: string, change: Note) =>
  audit(tx, viewer, { action: `cardType.${verb}`, entity: 'CardType', id, orgId: null, ...change });
