import { createHmac } from 'node:crypto';
import { withTx } from '@regulars/db/tx';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { httpGateway, smtpServer } from '../../../test/gateways.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { systemViewer } from '../../viewer.ts';
import { setConsent } from './consent.ts';
import { deliverDue } from './deliver.ts';
import { gatewaysOf } from './gateways.ts';
import { type NewMessage, sendMessage } from './service.ts';
import { createTemplate } from './templates.ts';

const viewer = systemViewer('test');
const SECRET = 'a-secret-of-the-gateway';
const noon = new Date('2026-11-22T12:00:00+08:00');
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000);

let told: Told;
let sms: Awaited<ReturnType<typeof httpGateway>>;
let mail: Awaited<ReturnType<typeof smtpServer>>;

beforeAll(async () => {
  told = await chain().region('East').store('West Lake').member('Li').member('Wang').tell();
  await db.updateTable('member').set({ phone: '+8613800005555', email: 'li@example.test' }).where('id', '=', told.member('Li')).execute();
  const texts = { bodyEn: 'Hello {name}', bodyZh: '{name}，您好', subjectEn: 'Hello', subjectZh: '您好' };
  await withTx(db, async (tx) => {
    await createTemplate(tx, viewer, { code: 'news', name: 'News', purpose: 'MARKETING', channel: 'SMS', ...texts }, noon);
    await createTemplate(tx, viewer, { code: 'receipt', name: 'Receipt', purpose: 'SERVICE', channel: 'SMS', ...texts }, noon);
    await setConsent(tx, viewer, await memberRow('Li'), { channel: 'SMS', granted: true, source: 'COUNTER' }, noon);
  });
  [sms, mail] = await Promise.all([httpGateway(), smtpServer()]);
});
afterAll(() => {
  sms.stop();
  mail.stop();
});
beforeEach(async () => {
  Object.assign(sms.state, { mood: 200, requests: [], delivered: new Map() });
  await db.deleteFrom('message').execute();
  await db.deleteFrom('message_quota').execute();
});

const memberRow = (name: string) =>
  db.selectFrom('member').select(['id', 'home_store_id']).where('id', '=', told.member(name)).executeTakeFirstOrThrow();
const gateways = () =>
  gatewaysOf({
    SMTP_URL: mail.url,
    MAIL_FROM: 'Regulars <hello@regulars.test>',
    SMS_GATEWAY_URL: sms.url,
    SMS_GATEWAY_SECRET: SECRET,
    WECHAT_GATEWAY_URL: undefined,
    WECHAT_GATEWAY_SECRET: undefined,
  });
const write = (more: Partial<NewMessage> & { template: string }, at = noon) =>
  withTx(db, (tx) => sendMessage(tx, viewer, { channel: 'SMS', memberId: told.member('Li'), ...more } as NewMessage, at)); // a member unless it says otherwise
const deliver = (at = noon) => deliverDue(db, gateways(), () => at);
const rows = () => db.selectFrom('message').selectAll().orderBy('id').execute();
const rowOf = (sent: { id: string } | null) =>
  db
    .selectFrom('message')
    .selectAll()
    .where('id', '=', sent?.id ?? '')
    .executeTakeFirstOrThrow();
const attempts = () => db.selectFrom('message_attempt').select(['number', 'ok', 'detail', 'adapter']).orderBy('number').execute();

describe('a signed call', () => {
  test('carries the message under its key, signed with its time', async () => {
    const sent = await write({ template: 'receipt' });
    await deliver();
    const [request] = sms.state.requests;
    const timestamp = String(request?.headers['x-regulars-timestamp']);
    const signature = createHmac('sha256', SECRET).update(`${timestamp}.${request?.body}`).digest('hex');
    expect(request?.headers).toMatchObject({ 'idempotency-key': sent?.id, 'x-regulars-signature': signature });
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(60);
    expect(JSON.parse(request?.body ?? '')).toEqual({
      key: sent?.id,
      channel: 'SMS',
      purpose: 'SERVICE',
      locale: 'zh',
      to: '+8613800005555',
      subject: null,
      text: 'Li，您好',
      template: null,
    });
    expect(await rows()).toMatchObject([{ state: 'SENT', adapter: 'HTTP', attempts: 1, gateway_ref: `gw-${sent?.id.slice(-4)}` }]);
    expect(await attempts()).toEqual([{ number: 1, ok: true, detail: 'HTTP 200', adapter: 'HTTP' }]);
  });

  test('that fails is made again after a pause, under the same key, until it is given up', async () => {
    const sent = await write({ template: 'receipt' });
    sms.state.mood = 503;
    for (const seconds of [0, 29, 30, 149, 150]) await deliver(later(seconds));
    expect(sms.state.requests.map(({ headers }) => headers['idempotency-key'])).toEqual([sent?.id, sent?.id, sent?.id]);
    sms.state.mood = 200;
    await deliver(later(750));
    expect(await rows()).toMatchObject([{ state: 'SENT', attempts: 4 }]);
    expect((await attempts()).map(({ ok, detail }) => [ok, detail])).toEqual([
      [false, 'HTTP 503'],
      [false, 'HTTP 503'],
      [false, 'HTTP 503'],
      [true, 'HTTP 200'],
    ]);
    const lost = await write({ template: 'receipt' });
    sms.state.mood = 503;
    for (const hours of [0, 0.1, 0.2, 0.4, 2, 22]) await deliver(later(hours * 3_600));
    expect(await rowOf(lost)).toMatchObject({ state: 'FAILED', reason: 'GIVEN_UP', attempts: 6 });
  });

  test('that is refused is not made again', async () => {
    await write({ template: 'receipt' });
    sms.state.mood = 400;
    await deliver();
    await deliver(later(86_400));
    expect(sms.state.requests).toHaveLength(1);
    expect(await rows()).toMatchObject([{ state: 'FAILED', reason: 'REFUSED' }]);
  });
});

describe('nothing is lost, and nothing comes twice', () => {
  test('a process that dies after the gateway took it: the next one asks under the same key', async () => {
    const sent = await write({ template: 'receipt' });
    sms.state.mood = 'silent';
    const dying = deliver(); // what it hears comes after it is taken for dead
    await sms.until(1);
    await deliver(later(30));
    expect(sms.state.requests).toHaveLength(1);
    sms.state.mood = 200;
    await deliver(later(61));
    sms.hangUp();
    await dying;
    expect(sms.state.requests.map(({ headers }) => headers['idempotency-key'])).toEqual([sent?.id, sent?.id]);
    expect([...sms.state.delivered.keys()]).toEqual([sent?.id]);
    expect(await rows()).toMatchObject([{ state: 'SENT', attempts: 2 }]);
  });

  test('several at once share the work', async () => {
    for (let count = 0; count < 50; count++) await write({ template: 'receipt', cause: `receipt ${count}` });
    expect(await write({ template: 'receipt', cause: 'receipt 7' })).toBeNull();
    const made = await Promise.all([deliver(), deliver(), deliver()]);
    expect(made.reduce((sum, count) => sum + count, 0)).toBe(50);
    expect([sms.state.requests.length, sms.state.delivered.size]).toEqual([50, 50]);
  });

  test('a rollback takes the message along', async () => {
    const broken = withTx(db, async (tx) => {
      await sendMessage(tx, viewer, { channel: 'SMS', memberId: told.member('Li'), template: 'receipt' }, noon);
      throw new Error('no');
    });
    await expect(broken).rejects.toThrow('no');
    expect(await rows()).toEqual([]);
  });
});

describe('e-mail', () => {
  test('goes by SMTP, with the key in its Message-ID', async () => {
    const sent = await write({ template: 'receipt', channel: 'EMAIL' });
    await deliver();
    const [text = ''] = mail.state.mails;
    expect(text).toContain(`Message-ID: <${sent?.id}@regulars.test>`);
    expect(text).toContain('To: li@example.test');
    expect(await rows()).toMatchObject([{ state: 'SENT', adapter: 'SMTP', subject: '您好' }]);
  });

  test.each([
    ['550 no such mailbox', 'FAILED', 'REFUSED'],
    ['451 later', 'QUEUED', null],
  ])('%s: %s', async (answer, state, reason) => {
    mail.state.refuse = answer;
    await write({ template: 'receipt', channel: 'EMAIL' });
    await deliver();
    mail.state.refuse = null;
    expect(await rows()).toMatchObject([{ state, reason }]);
    expect(await attempts()).toMatchObject([{ detail: `SMTP ${answer.slice(0, 3)}` }]);
  });
});

describe('what may be sent, and when', () => {
  test('advertising asks for consent, of the day on which it goes; a code asks for nothing', async () => {
    const night = new Date('2026-11-22T22:00:00+08:00');
    const news = await write({ template: 'news' }, night);
    expect(news?.state).toBe('QUEUED');
    const nowhere = await write({ template: 'receipt', memberId: told.member('Wang') }, night);
    expect(await rowOf(nowhere)).toMatchObject({ state: 'SUPPRESSED', reason: 'NO_ADDRESS' });
    const row = await memberRow('Li');
    await withTx(db, (tx) => setConsent(tx, viewer, row, { channel: 'SMS', granted: false, source: 'APP' }, night));
    await deliver(new Date('2026-11-23T09:00:00+08:00'));
    expect(await rowOf(news)).toMatchObject({ state: 'SUPPRESSED', reason: 'NO_CONSENT' });
    expect((await write({ template: 'news' }))?.state).toBe('SUPPRESSED');
    await withTx(db, (tx) => setConsent(tx, viewer, row, { channel: 'SMS', granted: true, source: 'APP' }, noon));
    expect(sms.state.requests).toEqual([]);
  });

  test('in quiet hours it is put off, by the clock of the store; a code goes at once and is of no use later', async () => {
    const night = new Date('2026-11-22T22:00:00+08:00');
    await write({ template: 'receipt' }, night);
    const code = {
      channel: 'SMS',
      template: 'registration_code',
      address: '+8613800006666',
      variables: { code: '123456', minutes: 10 },
    } as const;
    await withTx(db, (tx) => sendMessage(tx, viewer, { ...code, holdsMinutes: 10 }, night));
    await deliver(night);
    expect((await rows()).map(({ purpose, state, body }) => [purpose, state, body]).toSorted()).toEqual([
      ['CODE', 'SENT', ''],
      ['SERVICE', 'QUEUED', 'Li，您好'],
    ]);
    await deliver(new Date('2026-11-23T09:00:00+08:00'));
    expect((await rows()).every(({ state }) => state === 'SENT')).toBe(true);
    const late = await withTx(db, (tx) => sendMessage(tx, viewer, { ...code, holdsMinutes: 10 }, night));
    await deliver(new Date(night.getTime() + 600_000));
    expect(await rowOf(late)).toMatchObject({ state: 'FAILED', reason: 'EXPIRED' });
  });

  test('a retry does not wake anybody up', async () => {
    const evening = new Date('2026-11-22T20:59:50+08:00');
    sms.state.mood = 500;
    await write({ template: 'receipt' }, evening);
    await deliver(evening);
    await deliver(new Date(evening.getTime() + 40_000));
    expect(sms.state.requests).toHaveLength(1);
    expect(await rows()).toMatchObject([{ attempts: 1, due_at: new Date('2026-11-23T09:00:00+08:00') }]);
  });

  test('no more advertising than the cap allows, however many ask at once; then again after some days', async () => {
    const states = await Promise.all(Array.from({ length: 6 }, async () => (await write({ template: 'news' }))?.state));
    expect(states.toSorted()).toEqual(['QUEUED', 'QUEUED', 'SUPPRESSED', 'SUPPRESSED', 'SUPPRESSED', 'SUPPRESSED']);
    expect((await write({ template: 'receipt' }))?.state).toBe('QUEUED');
    expect((await write({ template: 'news' }, later(6 * 86_400)))?.state).toBe('SUPPRESSED');
    expect((await write({ template: 'news' }, later(7 * 86_400)))?.state).toBe('QUEUED');
  });

  test('without a gateway it lies in the outbox, and so it does where the channel is held back', async () => {
    await write({ template: 'registration_code', variables: { code: '1', minutes: 5 } });
    await deliverDue(db, { SMS: null, EMAIL: null, WECHAT: null }, () => noon);
    await db
      .updateTable('message_setting')
      .set({ held_back: ['SMS'] })
      .execute();
    await write({ template: 'receipt' });
    await deliver();
    await db.updateTable('message_setting').set({ held_back: [] }).execute();
    expect((await rows()).map(({ state, adapter, body }) => [state, adapter, body !== ''])).toEqual([
      ['SENT', 'OUTBOX', true],
      ['SENT', 'OUTBOX', true],
    ]);
    expect(sms.state.requests).toEqual([]);
  });
});
