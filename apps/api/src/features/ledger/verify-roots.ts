import type { Db } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { sql } from 'kysely';
import { log } from '../../log.ts';
import { rootHash } from './hash.ts';
import type { Finding } from './verify-check.ts';

/** Anchors that one statement writes or reads. */
const PART = 20_000;
const START = { memberId: '00000000-0000-0000-0000-000000000000', accountId: '00000000-0000-0000-0000-000000000000' };
type Place = typeof START;

/**
 * Seals a day that is over: notes how far each account has come that moved since its last anchor, then the day's root over them.
 * Repeated after a breakdown it goes on; of a day that has its root it does nothing.
 */
export async function takeRoot(db: Db, day: string, now: Date): Promise<void> {
  const done = db.selectFrom('ledger_root').select('day').where('day', '>=', day);
  if (await done.executeTakeFirst()) return;
  for (let at: Place | undefined = START; at; at = await anchorPart(db, day, at));
  const before = await db.selectFrom('ledger_root').select('hash').orderBy('day', 'desc').limit(1).executeTakeFirst();
  const { accounts, hash } = await foldAnchors(db, day, before?.hash ?? null);
  await db
    .insertInto('ledger_root')
    .values({ day, taken_at: now, accounts, hash })
    .onConflict((known) => known.column('day').doNothing())
    .execute();
  // In the log, too: who can write to the database cannot take it back from there.
  log.info({ day, accounts, root: hash.toString('hex') }, 'the journal was sealed');
}

async function anchorPart(db: Db, day: string, after: Place): Promise<Place | undefined> {
  const { rows } = await withTx(db, (tx) =>
    sql<Place>`
      with part as (
        select member_id, id, version, hash from account
        where (member_id, id) > (${after.memberId}::uuid, ${after.accountId}::uuid) order by member_id, id limit ${PART}
      ), anchored as (
        insert into ledger_anchor (member_id, account_id, day, version, hash)
        select p.member_id, p.id, ${day}::date, p.version, p.hash
        from part p
        left join lateral (select version from ledger_anchor l where l.member_id = p.member_id and l.account_id = p.id order by day desc limit 1) l on true
        where p.version > coalesce(l.version, 0)
        on conflict do nothing
      )
      select member_id as "memberId", id as "accountId" from part order by member_id desc, id desc limit 1`.execute(tx),
  );
  return rows[0];
}

/** The root's hash over a day's anchors, in the order of members and accounts. */
async function foldAnchors(db: Db, day: string, before: Buffer | null): Promise<{ accounts: number; hash: Buffer }> {
  const hmac = rootHash(before, day);
  let accounts = 0;
  for (let at: Place | undefined = START; at;) {
    const { rows } = await sql<Place & { line: string }>`
      select member_id as "memberId", account_id as "accountId", concat(';', member_id, ',', account_id, ',', version, ',', encode(hash, 'hex')) as line
      from ledger_anchor where day = ${day} and (member_id, account_id) > (${at.memberId}::uuid, ${at.accountId}::uuid)
      order by member_id, account_id limit ${PART}`.execute(db);
    hmac.update(rows.map(({ line }) => line).join(''));
    accounts += rows.length;
    at = rows.length === PART ? rows.at(-1) : undefined;
  }
  return { accounts, hash: hmac.digest() };
}

/** Every root, from the first day on: over its anchors and the root before it. */
export async function checkRoots(db: Db): Promise<{ findings: Finding[]; roots: number }> {
  const roots = await db.selectFrom('ledger_root').selectAll().orderBy('day').execute();
  const findings: Finding[] = [];
  let before: Buffer | null = null;
  for (const { day, hash, accounts } of roots) {
    const found = await foldAnchors(db, day, before);
    if (!found.hash.equals(hash) || found.accounts !== accounts)
      findings.push({ kind: 'ROOT', memberId: null, accountId: null, entryId: null, lotId: null, day });
    before = hash;
  }
  return { findings, roots: roots.length };
}
