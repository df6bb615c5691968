import type { Tx } from '@regulars/db/kysely';
import { CompiledQuery } from 'kysely';

/** The columns that a writer fills, in the order of the parameters. */
const COLUMNS = {
  entry: {
    member_id: 'uuid',
    id: 'uuid',
    business_date: 'date',
    kind: 'entry_kind',
    at: 'timestamptz',
    store_id: 'uuid',
    operator_id: 'uuid',
    reversal_of: 'uuid',
    twin_id: 'uuid',
    sale_id: 'uuid',
    rule_id: 'uuid',
    rule_version: 'int',
    method: 'tender_method',
    reference: 'text',
    reason: 'text',
    why: 'jsonb',
  },
  event: { id: 'uuid', at: 'timestamptz', kind: 'text', org_id: 'uuid', member_id: 'uuid', payload: 'jsonb' },
  opened: { id: 'uuid', account_id: 'uuid', asset_id: 'uuid', store_id: 'uuid', amount: 'bigint', remaining: 'bigint', expires_on: 'date' },
  moved: { id: 'uuid', remaining: 'bigint', expires_on: 'date' },
  accounts: { id: 'uuid', balance: 'bigint', held: 'bigint', version: 'int', hash: 'bytea' },
  postings: {
    leg_no: 'smallint',
    asset_id: 'uuid',
    amount: 'bigint',
    store_id: 'uuid',
    house: 'house',
    peer_id: 'uuid',
    account_id: 'uuid',
    lot_id: 'uuid',
    balance: 'bigint',
    version: 'int',
    expires_on: 'date',
    hash: 'bytea',
  },
};
const TABLES = ['entry', 'event', 'opened', 'moved', 'accounts', 'postings'] as const;
type Table = (typeof TABLES)[number];

/** An entry and its event, the lots that it opens and moves, the accounts as they are after it, its postings. */
export type EntryRows = { [Of in Table]: readonly Readonly<Record<keyof (typeof COLUMNS)[Of], unknown>>[] };

/** The first parameters, which the other rows share. */
const [MEMBER, ENTRY, DAY, EVENT] = ['$1', '$2', '$3', `$${Object.keys(COLUMNS.entry).length + 1}`];

/** Entries of more postings are rare and of many shapes: they are not prepared. */
const MOST_PREPARED = 8;
const texts = new Map<string, string>();

/**
 * Writes an entry with one statement. Its text depends on nothing but how many rows there are of each kind: it is made once for each such
 * shape and prepared under its name. Nobody waits for the answer then: it is sent with what follows, at the latest with the commit.
 */
export async function insertEntry(tx: Tx, rows: EntryRows): Promise<void> {
  const shape = TABLES.map((table) => rows[table].length).join('_');
  let text = texts.get(shape);
  if (!text) {
    text = textOf(rows);
    if (rows.postings.length <= MOST_PREPARED) texts.set(shape, (text = `/* ledger_write_${shape}_later */ ${text}`));
  }
  const values = TABLES.flatMap((table) => rows[table].flatMap((row) => valuesOf(table, row)));
  await tx.executeQuery(CompiledQuery.raw(text, values));
}

function valuesOf(table: Table, row: Readonly<Record<string, unknown>>): unknown[] {
  return Object.keys(COLUMNS[table]).map((name) => row[name]);
}

function textOf(rows: EntryRows): string {
  let last = 0;
  const row = (table: Table) => `(${Object.values(COLUMNS[table]).map((type) => `$${++last}::${type}`)})`;
  const values = (table: Table) => `values ${rows[table].map(() => row(table))}`;
  const names = (table: Table) => Object.keys(COLUMNS[table]);
  const parts = [
    `entry as (insert into journal_entry (${names('entry')}) ${values('entry')})`,
    `told as (insert into event (${names('event')}) ${values('event')})`,
    `pending as (insert into event_pending (event_id) values (${EVENT}))`,
    rows.opened.length > 0 &&
      `opened as (insert into lot (member_id, entry_id, ${names('opened')}) select ${MEMBER}, ${ENTRY}, n.* from (${values('opened')}) as n)`,
    rows.moved.length > 0 &&
      `moved as (update lot l set remaining = n.remaining, expires_on = n.expires_on
        from (${values('moved')}) as n (${names('moved')}) where l.member_id = ${MEMBER} and l.id = n.id)`,
    `balanced as (update account a set balance = n.balance, held = n.held, version = n.version, hash = n.hash
      from (${values('accounts')}) as n (${names('accounts')}) where a.member_id = ${MEMBER} and a.id = n.id)`,
  ];
  return `with ${parts.filter(Boolean).join(', ')}
    insert into posting (member_id, entry_id, business_date, ${names('postings')}) select ${MEMBER}, ${ENTRY}, ${DAY}, n.* from (${values('postings')}) as n`;
}
