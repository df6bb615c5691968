import { createDb, type Db } from '@regulars/db/kysely';
import { createPool } from '@regulars/db/pool';
import { withTx } from '@regulars/db/tx';
import { BONUS, PRINCIPAL } from '@regulars/domain/assets';
import type { Move } from '@regulars/domain/ledger';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { chain, type Told } from '../../../test/story.ts';
import { closeDb, db } from '../../db.ts';
import { env } from '../../env.ts';
import { systemViewer } from '../../viewer.ts';
import { checkNow, sealAndCheck } from './checks.ts';
import { post } from './service.ts';
import { verify } from './verify.ts';
import { takeRoot } from './verify-roots.ts';

const viewer = systemViewer('test');
const TABLES = ['value_hold', 'posting', 'lot', 'account', 'journal_entry', 'ledger_anchor', 'ledger_root'];
/** As whoever got hold of the database itself. */
const owner: Db = createDb(createPool(env.DATABASE_URL, { role: null, max: 2 }));
let told: Told;
/** Of Li: top-up with bonus, three times spent, the second time at another store; of Wang: top-up. */
const entries: string[] = [];

const act = async (name: string, kind: 'TOP_UP' | 'SPEND', store: string, day: number, moves: readonly Move[]) => {
  const place = { id: told.org(store), time_zone: null, day_starts_at: null };
  const now = new Date(`2026-03-0${day}T04:00:00Z`);
  const { entryId } = await withTx(db, (tx) => post(tx, viewer, told.member(name), { kind, store: place, now, moves }));
  entries.push(entryId);
};
const spend = (store: string, day: number, amount: number) =>
  act('Li', 'SPEND', store, day, [{ act: 'DEBIT', assetId: PRINCIPAL, amount, house: 'REVENUE' }]);

beforeAll(async () => {
  told = await chain().region('East').store('West Lake').member('Li').member('Wang').store('Harbour').tell();
  await act('Li', 'TOP_UP', 'West Lake', 1, [
    { act: 'CREDIT', assetId: PRINCIPAL, amount: 9_000, house: 'CASH', expiresOn: null },
    { act: 'CREDIT', assetId: BONUS, amount: 500, house: 'BONUS', expiresOn: '2026-12-31' },
  ]);
  await spend('West Lake', 2, 1_000);
  await spend('Harbour', 3, 2_000);
  await takeRoot(db, '2026-03-03', new Date('2026-03-04T00:00:00Z'));
  await spend('West Lake', 4, 3_000);
  await act('Wang', 'TOP_UP', 'Harbour', 5, [{ act: 'CREDIT', assetId: PRINCIPAL, amount: 70, house: 'CASH', expiresOn: null }]);
  await takeRoot(db, '2026-03-05', new Date('2026-03-06T00:00:00Z'));
  for (const table of TABLES) await sql.raw(`create table kept_${table} as table ${table}`).execute(owner);
});
afterEach(async () => {
  await sql.raw(`truncate ${TABLES.join(', ')}`).execute(owner);
  for (const table of TABLES.toReversed()) await sql.raw(`insert into ${table} table kept_${table}`).execute(owner);
});
afterAll(async () => {
  await owner.destroy();
  await closeDb();
});

/** Does it as the owner: `$0` to `$4` are the entries, `Li` and `Wang` the members. */
async function tamper(text: string): Promise<void> {
  const named = text
    .replaceAll(/\$(\d)/g, (_all, at) => `'${entries[Number(at)]}'`)
    .replaceAll(/\b(Li|Wang)\b/g, (name) => `'${told.member(name)}'`);
  for (const statement of named.split(';').filter((part) => part.trim())) await sql.raw(statement).execute(owner);
}

/** What is found: kind and number of the entry, the first first. */
async function found(): Promise<string[]> {
  const { findings, wrong } = await verify(db);
  expect(findings).toHaveLength(wrong);
  return findings.map(({ kind, entryId, day }) => `${kind} ${entryId === null ? (day ?? '-') : entries.indexOf(entryId)}`);
}

test('what was written is found as it was written', async () => {
  expect(await verify(db)).toEqual({ entries: 5, postings: 14, accounts: 3, lots: 3, roots: 2, wrong: 0, findings: [] });
});

const principal = `asset_id = '${PRINCIPAL}'`;
const cutLast = `delete from posting where entry_id = $3; delete from journal_entry where id = $3`;
/** The account and its lot as they were before: nothing in them tells that something followed. */
const asBefore = `update account a set balance = p.balance, version = p.version, hash = p.hash from posting p
  where p.entry_id = $2 and p.account_id = a.id; update lot set remaining = 6000 where member_id = Li and ${principal}`;

test.each<[string, string, string[]]>([
  ['an amount, on both sides', 'update posting set amount = sign(amount) * 1 where entry_id = $1', ['ALTERED 1', 'ACCOUNT 3', 'LOT 3']],
  [
    'an amount, on one side',
    'update posting set amount = -1 where entry_id = $1 and account_id is not null',
    ['UNBALANCED 1', 'ALTERED 1', 'ACCOUNT 3', 'LOT 3'],
  ],
  [
    'whose book it is',
    `update posting set store_id = (select store_id from posting where entry_id = $2 and peer_id is not null limit 1) where entry_id = $1 and account_id is null`,
    ['ALTERED 1'],
  ],
  ['what it stands against', `update posting set house = 'CASH' where entry_id = $1`, ['ALTERED 1']],
  ['the moment', `update journal_entry set at = at + interval '1 ms' where id = $2`, ['ALTERED 2']],
  [
    'the day',
    `update journal_entry set business_date = '2026-02-01' where id = $2; update posting set business_date = '2026-02-01' where entry_id = $2`,
    ['ALTERED 2'],
  ],
  ['the day of a line', `update posting set business_date = '2026-02-01' where entry_id = $2 and leg_no = 2`, ['ALTERED 2']],
  ['the kind', `update journal_entry set kind = 'EARN' where id = $4`, ['ALTERED 4']],
  ['a hash', `update posting set hash = sha256('x') where entry_id = $1 and account_id is not null`, ['ALTERED 1', 'ALTERED 2']],
  ['a line of the house taken out', 'delete from posting where entry_id = $1 and account_id is null', ['UNBALANCED 1', 'ALTERED 1']],
  [
    'an entry taken out',
    'delete from posting where entry_id = $1; delete from journal_entry where id = $1',
    ['GAP 2', 'ACCOUNT 3', 'LOT 3', 'ANCHOR 3', 'ANCHOR 3'],
  ],
  ['the lines of an entry taken out', 'delete from posting where entry_id = $4', ['EMPTY 4', 'ACCOUNT -', 'LOT -', 'ANCHOR 2026-03-05']],
  [
    'an entry of nothing put in',
    `insert into journal_entry select member_id, gen_random_uuid(), kind, at, business_date, store_id from journal_entry where id = $4`,
    ['EMPTY -1'],
  ],
  ['the tail cut', cutLast, ['ACCOUNT 2', 'LOT 2', 'ANCHOR 2']],
  ['the tail cut, account and lot set back', `${cutLast}; ${asBefore}`, ['ANCHOR 2']],
  [
    'the tail cut, set back, the seal too',
    `${cutLast}; ${asBefore}; delete from ledger_anchor where member_id = Li and day = '2026-03-05'`,
    ['ROOT 2026-03-05'],
  ],
  [
    'a seal that is another',
    `update ledger_anchor set version = 1 where member_id = Li and day = '2026-03-03'`,
    ['ANCHOR 0', 'ROOT 2026-03-03'],
  ],
  [
    'a day left out',
    `delete from ledger_anchor where day = '2026-03-03'; delete from ledger_root where day = '2026-03-03'`,
    ['ROOT 2026-03-05'],
  ],
  [
    'two rows swapped',
    `update posting p set amount = o.amount, balance = o.balance, hash = o.hash from posting o
    where (p.entry_id, o.entry_id) in (($1, $2), ($2, $1)) and p.account_id = o.account_id`,
    ['UNBALANCED 1', 'ALTERED 1', 'UNBALANCED 2', 'ALTERED 2', 'ANCHOR 2', 'ALTERED 3'],
  ],
  [
    'two entries swapped in time',
    `update posting set version = 9 where entry_id = $1 and account_id is not null; update posting set version = 2 where entry_id = $2 and account_id is not null;
    update posting set version = 3 where entry_id = $1 and account_id is not null`,
    ['ALTERED 1', 'ANCHOR 1', 'ALTERED 2', 'ALTERED 3'],
  ],
  ['a lot', `update lot set remaining = remaining + 1 where member_id = Li and ${principal}`, ['LOT 3']],
  ['the date of a lot', `update lot set expires_on = '2099-01-01' where member_id = Li and asset_id = '${BONUS}'`, ['LOT 0']],
  ['a lot taken out', 'delete from lot where member_id = Wang', ['LOT 4']],
  [
    'a lot put in',
    `insert into lot select member_id, gen_random_uuid(), account_id, asset_id, entry_id, store_id, 5, 5 from lot where member_id = Wang`,
    ['LOT -'],
  ],
  ['an account', 'update account set balance = balance + 1 where member_id = Wang', ['ACCOUNT 4']],
  ['an account taken out', 'delete from account where member_id = Wang', ['ACCOUNT 4']],
  [
    'an account of its own',
    `insert into account (member_id, id, asset_id, balance, opened_at) values (Wang, gen_random_uuid(), '${BONUS}', 99, now())`,
    ['ACCOUNT -'],
  ],
  ['something reserved by nobody', 'update account set held = 1 where member_id = Wang', ['HELD -']],
])('is found and named: %s', async (_name, text, expected) => {
  await tamper(text);
  expect(await found()).toEqual(expected);
});

test('without the key nothing can be written that fits', async () => {
  await tamper(
    `insert into journal_entry select member_id, gen_random_uuid(), 'SPEND', at, business_date, store_id from journal_entry where id = $4`,
  );
  await tamper(`insert into posting select p.member_id, e.id, leg_no, p.business_date, asset_id, -amount, p.store_id, 'REVENUE', peer_id, account_id, lot_id,
    case when hash is null then null else 0 end, version + 1, expires_on, case when hash is null then null else sha256('guess') end
    from posting p join journal_entry e on e.member_id = p.member_id and e.id <> p.entry_id where p.entry_id = $4`);
  await tamper(
    `update account a set balance = 0, version = 2, hash = sha256('guess') where member_id = Wang; update lot set remaining = 0 where member_id = Wang`,
  );
  expect(await found()).toEqual(['ALTERED -1']);
});

test('what came of a check is kept: the first that is wrong is named', async () => {
  await checkNow(db);
  await tamper('update posting set amount = sign(amount) * 1 where entry_id = $1');
  await checkNow(db);
  const rows = await db.selectFrom('ledger_check').selectAll().orderBy('asked_at').execute();
  expect(rows).toMatchObject([
    { wrong: 0, kind: null, postings: 14, entries: 5, accounts: 3, lots: 3, roots: 2 },
    { wrong: 3, kind: 'ALTERED', entry_id: entries[1], member_id: told.member('Li') },
  ]);
  expect(rows.every(({ finished_at, took }) => finished_at !== null && took !== null && took >= 0)).toBe(true);
});

test('a day is sealed once, after its end, and sealed days are checked', async () => {
  const night = new Date('2026-03-08T17:00:00Z'); // an hour past midnight in Shanghai
  await sealAndCheck(db, night);
  await sealAndCheck(db, night);
  const roots = await db.selectFrom('ledger_root').select(['day', 'accounts']).orderBy('day').execute();
  expect(roots).toEqual([
    { day: '2026-03-03', accounts: 2 },
    { day: '2026-03-05', accounts: 2 },
    { day: '2026-03-08', accounts: 0 },
  ]);
  expect(await found()).toEqual([]);
});
