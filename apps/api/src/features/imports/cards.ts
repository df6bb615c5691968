import type { OwnConnection } from '@regulars/db/copy';
import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { cardExpiry, type CardKind, maskNumber } from '@regulars/domain/cards';
import type { ErrorCode } from '@regulars/domain/errors';
import { type CardRow, cardRow } from '@regulars/domain/import-cards';
import type { CardField } from '@regulars/domain/import-fields';
import { sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import { auditAll } from '../audit/service.ts';
import { type HeldRow, holdersOf } from './balance-holders.ts';
import { type BatchOutcome, importInBatches, type NumberedRow } from './batches.ts';
import type { Job } from './job.ts';
import type { RefusedRow } from './refusals.ts';
import { columnOf, withoutRepeats } from './repeats.ts';

/** Imports the cards that members have of an earlier system. A card that is here already is left as it is. */
export async function importCards(_connection: OwnConnection, job: Job): Promise<void> {
  await importInBatches(job, cardRow, 'members_created', (tx, rows) => writeCards(tx, job, rows));
}

type NamedCard = CardRow & { card: string };

async function writeCards(tx: Tx, job: Job, all: readonly NumberedRow<CardRow>[]): Promise<BatchOutcome> {
  const { rows, refused } = withoutRepeats(job, all, ({ number }) => number, 'card');
  // The card is what is new: it leads to nobody yet.
  const named = rows.map(({ row, fact }) => ({ row, fact: { ...fact, card: '' } }));
  const holders = await holdersOf(tx, job, named);
  const fit = await fitting(tx, job, holders.held, [...refused, ...holders.refused]);
  await insert(tx, job, fit.cards);
  return { written: fit.cards.length, created: 0, refused: fit.refused };
}

interface Type {
  id: string;
  code: string;
  name: string;
  kind: CardKind;
  valid_months: number | null;
}

interface FitCard extends HeldRow<NamedCard> {
  id: string;
  type: Type;
  issuedOn: string;
  expiresOn: string | null;
}

/** Those whose type there is, and whose number is nobody else's; one that stands here already is passed over. */
async function fitting(tx: Tx, job: Job, held: readonly HeldRow<NamedCard>[], refused: RefusedRow[]) {
  const types = await tx.selectFrom('card_type').select(['id', 'code', 'name', 'kind', 'valid_months']).execute();
  const typeOf = new Map([...types.map((type) => [type.name, type] as const), ...types.map((type) => [type.code, type] as const)]);
  const taken = await takenOf(
    tx,
    held.map(({ fact }) => fact.number),
  );
  const now = new Date();
  const cards = held.flatMap((one): FitCard[] => {
    const { fact, store, memberId } = one;
    const refuse = (field: CardField, code: ErrorCode, value: string): [] => {
      refused.push({ row: one.row, refusals: [{ column: columnOf(job, field), code, details: { value } }] });
      return [];
    };
    const type = typeOf.get(fact.type);
    if (!type) return refuse('cardType', 'UNKNOWN_CARD_TYPE', fact.type);
    if (type.kind !== 'INDIVIDUAL') return refuse('cardType', 'CARD_NEEDS_LINK', fact.type);
    const known = taken.get(fact.number);
    if (known && known.member_id !== memberId) return refuse('card', 'DUPLICATE', fact.number);
    if (known?.carded) return [];
    const issuedOn = fact.issuedOn ?? businessDayAt(store, now);
    return [{ ...one, id: newId(now), type, issuedOn, expiresOn: fact.expiresOn ?? cardExpiry(issuedOn, type.valid_months) }];
  });
  return { cards, refused };
}

/** Numbers that are here: whose, and whether there is more than the number. A printer's are nobody's, and taken. */
async function takenOf(tx: Tx, numbers: readonly string[]) {
  const { rows } = await sql<{ number: string; member_id: string | null; carded: boolean }>`
    select k.value as number, k.member_id, c.id is not null as carded
    from member_key k left join card c on c.number = k.value where k.kind = 'CARD' and k.value = any(${[...numbers]}::text[])
    union all select number, null, false from card_blank where number = any(${[...numbers]}::text[]) and sold_at is null`.execute(tx);
  return new Map(rows.map((row) => [row.number, row]));
}

async function insert(tx: Tx, job: Job, cards: readonly FitCard[]): Promise<void> {
  const at = new Date();
  const members = cards.map(({ memberId }) => memberId);
  const [ids, numbers, states] = [cards.map(({ id }) => id), cards.map(({ fact }) => fact.number), cards.map(({ fact }) => fact.state)];
  const stores = cards.map(({ store }) => store.id);
  const issued = cards.map(({ issuedOn }) => issuedOn);
  await sql`insert into member_key (kind, value, member_id)
    select 'CARD', * from unnest(${numbers}::text[], ${members}::uuid[]) on conflict do nothing`.execute(tx);
  await sql`insert into member_store (member_id, store_id)
    select * from unnest(${members}::uuid[], ${stores}::uuid[]) on conflict do nothing`.execute(tx);
  await sql`insert into card (member_id, id, number, type_id, state, store_id, issued_on, activated_at, expires_on, origin, state_at, created_at)
    select member_id, id, number, type_id, state, store_id, issued_on, case when state <> 'ISSUED' then ${at}::timestamptz end, expires_on, 'IMPORT', ${at}, ${at}
    from unnest(${members}::uuid[], ${ids}::uuid[], ${numbers}::text[], ${cards.map(({ type }) => type.id)}::uuid[], ${states}::card_state[],
      ${stores}::uuid[], ${issued}::date[], ${cards.map(({ expiresOn }) => expiresOn)}::date[])
      t (member_id, id, number, type_id, state, store_id, issued_on, expires_on)`.execute(tx);
  await sql`insert into card_event (member_id, id, card_id, act, to_state, at, business_date, store_id, reason)
    select member_id, id, card_id, 'ISSUE', state, ${at}, issued_on, store_id, ${job.fileName}
    from unnest(${members}::uuid[], ${cards.map(() => newId(at))}::uuid[], ${ids}::uuid[], ${states}::card_state[], ${issued}::date[], ${stores}::uuid[])
      t (member_id, id, card_id, state, issued_on, store_id)`.execute(tx);
  await auditAll(
    tx,
    job.actor,
    cards.map(({ memberId, id, fact, store, type }) => ({
      action: 'card.issue',
      entity: 'Card',
      id: JSON.stringify([memberId, id]),
      orgId: store.id,
      after: { number: maskNumber(fact.number), type: type.name, state: fact.state },
      member: { id: memberId, personal: [] },
    })),
  );
}
