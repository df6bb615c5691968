/**
 * `pnpm bench fanout [--clients 5000] [--held 15000] [--rounds 30]`: from the commit of a sale to the last of 5,000 subscribers of one
 * process, beside a bare `ws` broadcast of the very text in the same process, taking turns; the clients are in another process. Then
 * 15,000 connected clients are held. Goal: within 1.2 times of the bare broadcast at the median, nobody lost.
 */
import { parseArgs } from 'node:util';
import { onOwnServer } from './own-server.ts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    clients: { type: 'string', default: '5000' },
    held: { type: 'string', default: '15000' },
    rounds: { type: 'string', default: '30' },
  },
});
await onOwnServer({ env: { LOG_LEVEL: 'warn' } }, async () => {
  const { measure } = await import('./fanout.ts');
  await measure({ clients: Number(values.clients), held: Number(values.held), rounds: Number(values.rounds) });
});
process.exit(0); // connections of clients that were cut off
