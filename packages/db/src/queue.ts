import { Logger, runMigrations } from 'graphile-worker';
import type pg from 'pg';

/**
 * The job queue's own tables, made by its owner beforehand, so that API and worker can use them as regulars_app: it has row
 * level security on, which without a policy hides every row from all but the owner.
 */
const RIGHTS = `do $$
declare name text;
begin
  if not exists (select from pg_roles where rolname = 'regulars_app') then return; end if;
  grant usage on schema graphile_worker to regulars_app;
  grant select, insert, update, delete on all tables in schema graphile_worker to regulars_app;
  grant usage, select on all sequences in schema graphile_worker to regulars_app;
  for name in select relname from pg_class where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity loop
    execute format('drop policy if exists regulars_app on graphile_worker.%I', name);
    execute format('create policy regulars_app on graphile_worker.%I to regulars_app using (true) with check (true)', name);
  end loop;
end $$`;

const silent = new Logger(() => () => {});

/** Brings the job queue to the version of the package and gives the application its rights. `client` is the owner's. */
export async function installQueue(client: pg.Client, url: string): Promise<void> {
  const before = await queueVersion(client);
  await runMigrations({ connectionString: url, maxPoolSize: 1, logger: silent });
  if ((await queueVersion(client)) !== before) await client.query(RIGHTS);
}

async function queueVersion(client: pg.Client): Promise<number | null> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('graphile_worker.migrations') is not null as there`);
  if (!rows[0]?.there) return null;
  const versions = await client.query<{ id: number | null }>('select max(id) as id from graphile_worker.migrations');
  return versions.rows[0]?.id ?? null;
}
