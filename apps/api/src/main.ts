import { loadChain } from './chain.ts';
import { closeDb } from './db.ts';
import { env } from './env.ts';
import { log } from './log.ts';
import { createServer } from './server.ts';

await loadChain();
const app = await createServer();
const address = await app.listen({ port: env.PORT, host: env.HOST });
log.info({ address }, 'ready');
process.send?.({ ready: address }); // tells the launcher, which started us with an IPC channel

let stopping = false;
/** Graceful: requests under way are answered, then connections are closed, then the pool. */
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await app.close();
  await closeDb();
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
