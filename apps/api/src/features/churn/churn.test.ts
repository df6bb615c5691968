import { newId } from '@regulars/db/ids';
import { fitBgNbd, pAlive } from '@regulars/domain/bgnbd';
import { addDays } from '@regulars/domain/time';
import { parseCrontab } from 'graphile-worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { churnCrontab, churnJobs } from './jobs.ts';
import { currentModel, fitAndScore, isDue } from './service.ts';

const START = '2025-01-01';
const END = addDays(START, 273);
const now = new Date();
let api: Api;
let told: Told;
const members: { id: string; gaps: number; last: number }[] = [];

/** Chance that repeats itself: Lehmer's generator with Park and Miller's factor. */
let seed = 1;
const chance = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;

/** Someone who buys at a rate of their own, and after each purchase leaves with a chance of their own, as the model has it. */
function history(): { gaps: number; last: number } {
  const [mean, leaving] = [5 + 150 * chance() ** 2, chance() ** 2];
  let [gaps, last] = [0, 0];
  for (let next = 0; chance() > (gaps > 0 ? leaving : 0); last = next, gaps++) {
    next = last + 1 + Math.floor(-mean * Math.log(chance()));
    if (next > 273) break;
  }
  return { gaps, last };
}

/** 400 members who all joined on one day, and what they did in 39 weeks. */
beforeAll(async () => {
  api = await startApi();
  told = await chain().employee('ANALYST').employee('MARKETER').store('West Lake').member('Li').tell();
  const like = await db.selectFrom('member').selectAll().where('id', '=', told.member('Li')).executeTakeFirstOrThrow();
  for (let n = 0; n < 400; n++) members.push({ id: newId(now), ...history() });
  await db
    .insertInto('member')
    .values(members.map(({ id }) => ({ ...like, id, number: id })))
    .execute();
});
afterAll(() => api.stop());

async function insertMetrics(some: typeof members): Promise<void> {
  const amounts = { amount: 100, amount_30: 0, amount_90: 0, amount_365: 100 };
  await db
    .insertInto('member_metrics')
    .values(
      some.map(({ id, gaps, last }) => ({
        member_id: id,
        as_of: END,
        first_purchase: START,
        last_purchase: addDays(START, last),
        orders: gaps + 1,
        orders_30: 0,
        orders_90: 0,
        orders_365: gaps + 1,
        ...amounts,
        gaps,
        gap_sum: last,
        gap_sum_sq: last * last,
      })),
    )
    .execute();
}

const repeaters = (among: number) => members.slice(0, among).filter(({ gaps }) => gaps > 0).length;
const scores = async () =>
  new Map((await db.selectFrom('member_metrics').select(['member_id', 'p_alive']).execute()).map((row) => [row.member_id, row.p_alive]));

test('is a job that the worker knows and runs by itself', () => {
  expect(parseCrontab(churnCrontab).map(({ task }) => task)).toEqual(Object.keys(churnJobs));
});

describe('the model of a night', () => {
  test('says where there is too little history, and claims nothing', async () => {
    await insertMetrics(members.slice(0, 90));
    expect(await isDue(db, END)).toBe(true);
    expect(await fitAndScore(db, END, now)).toBeUndefined();
    expect(await currentModel(db)).toMatchObject({ as_of: END, members: 90, repeaters: repeaters(90), r: null });
    expect(new Set((await scores()).values())).toEqual(new Set([null]));
    expect(await isDue(db, END)).toBe(false);
    const { churnModel } = await (
      await api.as(told.employee('ANALYST'))
    ).query<{ churnModel: unknown }>(`{ churnModel { enough sentence members } }`);
    expect(churnModel).toEqual({
      enough: false,
      sentence: `Too little history to tell: ${repeaters(90)} of 90 members came back.`,
      members: 90,
    });
  });

  test('is that of the domain, and so is every score', async () => {
    await insertMetrics(members.slice(90));
    const fit = await fitAndScore(db, END, now);
    const expected = fitBgNbd({
      x: Float64Array.from(members, ({ gaps }) => gaps),
      tx: Float64Array.from(members, ({ last }) => last / 7),
      T: Float64Array.from(members, () => 39),
      members: Float64Array.from(members, () => 1),
    });
    if (!fit || !expected) throw new Error('no fit');
    expect(fit.logLikelihood).toBeCloseTo(expected.logLikelihood, 3);
    expect(fit.alpha).toBeCloseTo(expected.alpha, 1);
    const scored = await scores();
    for (const { id, gaps, last } of members) {
      const score = scored.get(id) ?? null;
      if (gaps === 0) expect(score).toBeNull();
      else expect(score).toBeCloseTo(pAlive(fit, gaps, last / 7, 39), 5);
    }
    const { churnModel } = await (
      await api.as(told.employee('ANALYST'), { 'accept-language': 'zh' })
    ).query<{ churnModel: unknown }>(`{ churnModel { enough sentence } }`);
    expect(churnModel).toEqual({ enough: true, sentence: `依据 400 位会员的购买历史，其中 ${repeaters(400)} 位有过复购。` });
  });

  test('writes only what changed', async () => {
    const versions = () =>
      db
        .selectFrom('member_metrics')
        .select((q) => ['member_id', q.ref('xmin' as 'member_id').as('version')])
        .orderBy('member_id')
        .execute(); // a column that every table has
    const before = await versions();
    await fitAndScore(db, END, now);
    expect(await versions()).toEqual(before);
  });

  test('survives hundreds of purchases', async () => {
    const [first] = members;
    if (!first) throw new Error('no member');
    await db
      .updateTable('member_metrics')
      .set({ gaps: 900, orders: 901, orders_365: 901, last_purchase: addDays(START, 20), gap_sum: 20, gap_sum_sq: 400 })
      .where('member_id', '=', first.id)
      .execute();
    await fitAndScore(db, END, now);
    expect((await scores()).get(first.id)).toBeLessThan(1e-5);
  });
});

test('is shown with a member in words', async () => {
  const { id } = members.find(({ gaps }) => gaps === 0) ?? { id: '' };
  const ALIVE = `query ($id: ID!) { node(id: $id) { ... on Member { metrics { pAlive aliveText } } } }`;
  await db
    .insertInto('member_store')
    .values({ member_id: id, store_id: told.org('West Lake') })
    .execute();
  await db.updateTable('member_metrics').set({ p_alive: 0.313 }).where('member_id', '=', id).execute();
  const marketer = await api.as(told.employee('MARKETER'));
  expect(await marketer.query(ALIVE, { id: globalId('Member', id) })).toEqual({
    node: { metrics: { pAlive: 0.31, aliveText: 'May be drifting away' } },
  });
});
