import pg from 'pg';

const EVERY_MS = 25;

/** Watches the age of transactions that have written, from outside. */
export async function watchTransactions(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let longest = 0;
  let busy = false;
  const look = async () => {
    if (busy) return;
    busy = true;
    const { rows } = await client.query<{ age: number | null }>(
      'select max(extract(epoch from clock_timestamp() - xact_start))::float8 as age from pg_stat_activity where backend_xid is not null and pid <> pg_backend_pid()',
    );
    longest = Math.max(longest, rows[0]?.age ?? 0);
    busy = false;
  };
  const timer = setInterval(() => void look(), EVERY_MS);
  return {
    /** Seconds, since the last reset. */
    longest: () => longest,
    reset: () => (longest = 0),
    stop: async () => {
      clearInterval(timer);
      await client.end();
    },
  };
}

/** The most memory that this process held (resident set), in MB; the database has its own. */
export function watchMemory() {
  let most = 0;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return most / 2 ** 20;
    },
  };
}
