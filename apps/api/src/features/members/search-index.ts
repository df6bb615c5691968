import type { Db, Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { sql } from 'kysely';
import { TOKENS_VERSION, tokensOf } from './tokens.ts';

/** What of a member is searched. */
interface Searched {
  id: string;
  name: string;
  phone: string | null;
}

/** Keeps what members are found by, in the transaction that names them. */
export async function indexMembers(tx: Tx, members: readonly Searched[]): Promise<void> {
  if (members.length === 0) return;
  const rows = members.map((member) => ({ member_id: member.id, tokens: tokensOf(member) }));
  await sql`insert into member_search (member_id, tokens)
    select member_id, tokens from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (member_id uuid, tokens text[]) order by member_id
    on conflict (member_id) do update set tokens = excluded.tokens where member_search.tokens <> excluded.tokens`.execute(tx);
}

const BATCH = 1000;

/**
 * Indexes everybody anew when the rules have changed, or when they came with a release: in batches by id, going on where it stopped.
 * Who registers meanwhile is indexed by the registration.
 * @returns members indexed
 */
export async function reindexMembers(db: Db, signal?: AbortSignal): Promise<number> {
  for (let done = 0; ;) {
    if (signal?.aborted) return done;
    const batch = await withTx(db, indexBatch);
    done += batch;
    if (batch < BATCH) return done;
  }
}

async function indexBatch(tx: Tx): Promise<number> {
  const state = await tx.selectFrom('member_search_state').selectAll().forUpdate().executeTakeFirstOrThrow();
  if (state.version === TOKENS_VERSION && state.through === null) return 0;
  const members = await tx
    .selectFrom('member')
    .select(['id', 'name', 'phone'])
    .where('kind', '!=', 'GUEST')
    .$if(state.through !== null, (query) => query.where('id', '>', state.through))
    .orderBy('id')
    .limit(BATCH)
    .forShare()
    .execute();
  await indexMembers(tx, members);
  const through = members.length < BATCH ? null : (members.at(-1)?.id ?? null);
  await tx
    .updateTable('member_search_state')
    .set({ through, version: through === null ? TOKENS_VERSION : state.version })
    .execute();
  return members.length;
}
