import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { withTx } from '@regulars/db/tx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { httpGateway } from '../../../test/gateways.ts';
import { chain } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { env } from '../../env.ts';
import { systemViewer } from '../../viewer.ts';
import { deliverDue } from './deliver.ts';
import { gatewaysOf } from './gateways.ts';
import { sendMessage } from './service.ts';

const MESSAGES = 50;
/** Longer than an attempt is taken for one that still runs. */
const LEASE_MS = 61_000;

let gateway: Awaited<ReturnType<typeof httpGateway>>;
const settings = () => ({
  SMTP_URL: undefined,
  MAIL_FROM: undefined,
  SMS_GATEWAY_URL: gateway.url,
  SMS_GATEWAY_SECRET: 'a-secret-of-the-gateway',
  WECHAT_GATEWAY_URL: undefined,
  WECHAT_GATEWAY_SECRET: undefined,
});

beforeAll(async () => {
  await chain().store('West Lake').tell();
  gateway = await httpGateway();
});
afterAll(() => gateway.stop());

/** What the worker runs, in a process of its own. */
const SENDER = `
  const { loadChain } = await import('./src/chain.ts');
  const { db } = await import('./src/db.ts');
  const { deliverDue } = await import('./src/features/messages/deliver.ts');
  const { gatewaysOf } = await import('./src/features/messages/gateways.ts');
  await loadChain();
  process.send('ready');
  await deliverDue(db, gatewaysOf(JSON.parse(process.env.SENDER)), () => new Date());
`;

async function sender() {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', SENDER], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    env: { ...process.env, DATABASE_URL: env.DATABASE_URL, SENDER: JSON.stringify(settings()), NODE_ENV: 'test' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return child;
}

test('a sender that is killed in the middle loses nothing; what may have been sent is sent again under its key', async () => {
  for (let n = 0; n < MESSAGES; n++) {
    const address = `+86138000${String(n).padStart(5, '0')}`;
    const message = { channel: 'SMS', template: 'registration_code', address, variables: { code: '123456', minutes: 10 } } as const;
    await withTx(db, (tx) => sendMessage(tx, systemViewer('test'), message, new Date()));
  }
  const child = await sender();
  await gateway.until(10); // answered
  gateway.state.mood = 'silent';
  await gateway.until(25); // and now some that are taken, but not answered
  const died = once(child, 'exit');
  child.kill('SIGKILL');
  expect((await died)[1]).toBe('SIGKILL');
  const before = await db.selectFrom('message').select('state').where('state', '=', 'QUEUED').execute();
  expect(before.length).toBeGreaterThan(0);

  gateway.state.mood = 200;
  await deliverDue(db, gatewaysOf(settings()), () => new Date(Date.now() + LEASE_MS));
  const messages = await db.selectFrom('message').select(['id', 'state', 'attempts']).execute();
  expect(messages.filter(({ state }) => state !== 'SENT')).toEqual([]);
  expect([...gateway.state.delivered.keys()].toSorted()).toEqual(messages.map(({ id }) => id).toSorted());
  const asked = new Map<string, number>();
  for (const { headers } of gateway.state.requests) {
    const key = String(headers['idempotency-key']);
    asked.set(key, (asked.get(key) ?? 0) + 1);
  }
  const again = messages.filter(({ id }) => (asked.get(id) ?? 0) > 1);
  expect(again.length).toBeGreaterThan(0);
  expect(again.every(({ attempts }) => attempts === 2)).toBe(true);
  expect(Math.max(...asked.values())).toBe(2);
});
