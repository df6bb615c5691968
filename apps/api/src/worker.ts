import { run } from 'graphile-worker';
import { loadChain } from './chain.ts';
import { closeDb, db, pool } from './db.ts';
import { alertConsumer, askForRound } from './features/alerts/jobs.ts';
import { askForFold } from './features/analytics/jobs.ts';
import { askForScores } from './features/churn/jobs.ts';
import { contactsConsumer } from './features/contacts/automatic.ts';
import { askForForecasts } from './features/forecast/jobs.ts';
import { askForIndex } from './features/members/jobs.ts';
import { levelConsumer } from './features/levels/jobs.ts';
import { messageConsumer } from './features/messages/levels.ts';
import { askForRoll } from './features/metrics/jobs.ts';
import { pointsConsumer } from './features/points/automatic.ts';
import { tagConsumer } from './features/tags/jobs.ts';
import { crontab, taskList } from './jobs.ts';
import { Leases } from './leases.ts';
import { log } from './log.ts';
import { consume } from './stream/consume.ts';
import { Hub } from './stream/hub.ts';

await loadChain();
await askForFold(db); // a seed, or days that closed while no worker ran
await askForRoll(db);
await askForScores(db);
await askForForecasts(db, false);
await askForRound(db);
await askForIndex(db);
const hub = await Hub.start();
const consumers = await Promise.all(
  [alertConsumer, pointsConsumer, levelConsumer, messageConsumer, tagConsumer, contactsConsumer].map((consumer) => consume(hub, consumer)),
);
const leases = await Leases.start();
const runner = await run({ pgPool: pool, taskList, crontab, concurrency: 2, noHandleSignals: true, events: leases.events });
log.info('worker ready');
process.send?.({ ready: 'worker' });

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await runner.stop();
  await leases.stop();
  await Promise.all(consumers.map((stopConsumer) => stopConsumer()));
  await hub.stop();
  await closeDb();
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
