/**
 * `pnpm bench fanout [--clients 5000] [--held 15000] [--rounds 30]`: from the commit of a sale to the last of 5,000 subscribers of one
 * process, beside a bare `ws` broadcast of the very text in the same process, taking turns; the clients are in another process. Then
 * 15,000 connected clients are held. Goal: within 1.2 times of the bare broadcast at the median, nobody lost.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { migrate } from '@regulars/db/migrate';
import { startPostgres } from '@regulars/db/postgres';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    clients: { type: 'string', default: '5000' },
    held: { type: 'string', default: '15000' },
    rounds: { type: 'string', default: '30' },
  },
});
const folder = await mkdtemp(path.join(tmpdir(), 'regulars-bench-'));
const server = await startPostgres({ dataDir: path.join(folder, 'postgres') });
try {
  await migrate(server.url);
  process.env['DATABASE_URL'] = server.url;
  process.env['DATA_DIR'] = folder;
  process.env['LOG_LEVEL'] = 'warn';
  process.env['NODE_ENV'] = 'production';
  process.env['AUTH_SECRET'] = 'only-for-this-measurement-0123456789';
  process.env['LEDGER_KEY'] = 'only-for-this-measurement-0123456789';
  const { measure } = await import('./fanout.ts');
  await measure({ clients: Number(values.clients), held: Number(values.held), rounds: Number(values.rounds) });
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0); // connections of clients that were cut off
