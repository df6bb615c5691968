import { expect, test } from 'vitest';
import { daysToBirthday, nextSteps, type Situation } from './next-steps.ts';

const nothing: Situation = {
  today: '2026-11-22',
  birthday: null,
  anniversaries: [],
  lastPurchase: null,
  averageGap: null,
  pAlive: null,
  expiring: null,
  level: null,
  openCases: 0,
};
const gold = { name: 'Gold', lacks: '¥320', share: 0.8, keeping: false, by: null };

test.each<[Partial<Situation>, string[], string[]]>([
  [{}, [], []],
  [{ birthday: '1990-11-25' }, ['Birthday in 3 days'], ['3 天后生日']],
  [{ birthday: '1990-11-22' }, ['Birthday today'], ['今天生日']],
  [{ birthday: '1990-12-22' }, [], []],
  [
    {
      anniversaries: [
        { name: '开店日', date: '2012-12-05' },
        { name: '结婚纪念日', date: '2010-11-23' },
      ],
    },
    ['结婚纪念日 in 1 day'],
    ['1 天后：结婚纪念日'],
  ],
  [{ anniversaries: [{ name: '开店日', date: '2012-11-22' }] }, ['开店日 today'], ['今天：开店日']],
  [{ anniversaries: [{ name: '开店日', date: '2012-11-21' }] }, [], []],
  [{ expiring: { amount: 120, on: '2026-11-23' } }, ['120 points expire in 1 day'], ['120 积分 1 天后到期']],
  [{ level: gold }, ['To Gold: ¥320'], ['升级“Gold”：¥320']],
  [{ level: { ...gold, share: 0.2 } }, [], []],
  [{ level: { ...gold, keeping: true, by: '2026-12-01' } }, ['To keep Gold by 2026-12-01: ¥320'], ['2026-12-01 前保级“Gold”：¥320']],
  [{ lastPurchase: '2026-01-01', pAlive: 0.1, averageGap: 10 }, ['Likely lost: no purchase for 325 days'], ['可能流失：325 天未消费']],
  [
    { lastPurchase: '2026-10-01', pAlive: 0.6, averageGap: 10 },
    ['No purchase for 52 days, usually every 10 days'],
    ['52 天未消费，平时约 10 天一次'],
  ],
  [
    { openCases: 1, birthday: '1990-11-22', level: gold },
    ['1 open case', 'Birthday today', 'To Gold: ¥320'],
    ['1 个未完成的服务', '今天生日', '升级“Gold”：¥320'],
  ],
])('%o: %o', (change, en, zh) => {
  const texts = (locale: 'en' | 'zh') => nextSteps({ ...nothing, ...change }, locale).map(({ text }) => text);
  expect(texts('en')).toEqual(en);
  expect(texts('zh')).toEqual(zh);
});

test.each([
  ['2000-02-29', '2027-02-28', 0],
  ['2000-02-29', '2028-02-28', 1],
  ['1990-01-01', '2026-12-31', 1],
])('of %s on %s it is %i days', (birthday, today, expected) => expect(daysToBirthday(birthday, today)).toBe(expected));
