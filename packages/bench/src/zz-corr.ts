import pg from 'pg';
import { startPostgres } from '@regulars/db/postgres';
const server = await startPostgres({ dataDir: '/tmp/crash/explain/postgres', settings: { shared_buffers: '1GB', work_mem: '512MB', fsync: 'off', wal_level: 'minimal', max_wal_senders: '0', max_wal_size: '16GB', min_dynamic_shared_memory: '64MB', random_page_cost: '1.1', jit: 'off', autovacuum: 'off', maintenance_work_mem: '1GB' } });
const c = new pg.Client({ connectionString: server.url }); await c.connect();

const t = performance.now(); const say = (s: string) => console.log(((performance.now() - t) / 1000).toFixed(0) + ' s', s);
await c.query('create table px as select * from posting order by business_date'); say('sorted');
await c.query('drop table posting cascade'); await c.query('alter table px rename to posting');
await c.query('create index posting_business_date_idx on posting using brin (business_date)');
await c.query('grant all on posting to regulars_app'); await c.query('vacuum analyze posting'); say('ready');
await c.end(); await server.stop();
