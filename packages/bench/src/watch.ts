import pg from 'pg';

const EVERY_MS = 25;

/** Watches the age of transactions that have written, from outside. */
export async function watchTransactions(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let longest = { seconds: 0, query: '' };
  let looking: Promise<void> | undefined;
  const look = async () => {
    const { rows } = await client.query<{ seconds: number; query: string }>(
      `select extract(epoch from clock_timestamp() - xact_start)::float8 as seconds, left(query, 80) as query
       from pg_stat_activity where backend_xid is not null and backend_type = 'client backend' and pid <> pg_backend_pid() order by 1 desc limit 1`,
    );
    if (rows[0] && rows[0].seconds > longest.seconds) longest = rows[0];
    looking = undefined;
  };
  const timer = setInterval(() => (looking ??= look()), EVERY_MS);
  return {
    /** Seconds, since the last reset. */
    longest: () => longest.seconds,
    /** The statement that it was last at. */
    culprit: () => longest.query.trim().replaceAll(/\s+/g, ' '),
    reset: () => {
      longest = { seconds: 0, query: '' };
    },
    stop: async () => {
      clearInterval(timer);
      await looking;
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
