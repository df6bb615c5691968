import { describe, expect, it, test } from 'vitest';
import {
  ALERT_KINDS,
  ALERTS,
  type AlertAction,
  type AlertKind,
  type AlertState,
  alertWords,
  stateAfter,
  type SubjectOf,
} from './alerts.ts';
import { type AlertNames, aliveWords } from './alerts-words.ts';

const names: AlertNames = { store: '西湖店', product: '龙井', unit: '包', member: '李小龙', currency: 'CNY', minorDigits: 2 };
const two = <Kind extends AlertKind>(kind: Kind, subject: SubjectOf<Kind>, given = names) =>
  (['en', 'zh'] as const).map((locale) => alertWords(kind, subject, given, locale));

describe('words', () => {
  it.each<[string, ReturnType<typeof two>, string, string, string, string]>([
    [
      'low',
      two('LOW_STOCK', { onHand: 2500, reorderPoint: 5000, suggested: 8000 }),
      '龙井 is running low',
      '西湖店 has 2.5 包 left; the reorder point is 5 包.',
      '龙井库存不足',
      '西湖店还剩 2.5 包，订货点为 5 包。',
    ],
    [
      'none left',
      two('LOW_STOCK', { onHand: 0, reorderPoint: 5000, suggested: 8000 }),
      '龙井 is sold out',
      '西湖店 has none left; the reorder point is 5 包.',
      '龙井已售罄',
      '西湖店已无库存，订货点为 5 包。',
    ],
    [
      'sold out ahead',
      two('STOCK_OUT_AHEAD', { onHand: 4000, perDay: 857, outOn: '2026-11-25', suggested: 8000 }),
      '龙井 will be sold out on 25 Nov',
      '西湖店 has 4 包 left and sells about 0.9 包 a day.',
      '龙井预计11月25日售罄',
      '西湖店还剩 4 包，日均销售约 0.9 包。',
    ],
    [
      'past its date',
      two('BEST_BEFORE', { day: '2026-11-18', quantity: 9000, expired: 3000, perDay: 1000, unsold: 5000 }),
      '龙井 is past its date',
      '西湖店 still has 3 包 whose best-before date is over; the oldest was 18 Nov.',
      '龙井已过期',
      '西湖店仍有 3 包 已过保质期，最早为11月18日。',
    ],
    [
      'near its date, too many',
      two('BEST_BEFORE', { day: '2026-12-01', quantity: 9000, expired: 0, perDay: 400, unsold: 5000 }),
      '龙井: 9 包 best before 1 Dec',
      'At about 0.4 包 a day, 5 包 will be left at 西湖店.',
      '龙井有 9 包 将于12月1日到期',
      '按日均约 0.4 包 的销量，西湖店到期时预计剩余 5 包。',
    ],
    [
      'near its date, not sold at all',
      two('BEST_BEFORE', { day: '2026-12-01', quantity: 9000, expired: 0, perDay: 0, unsold: 9000 }),
      '龙井: 9 包 best before 1 Dec',
      '西湖店 has sold none of it lately.',
      '龙井有 9 包 将于12月1日到期',
      '西湖店近期没有销售。',
    ],
    [
      'near its date, sold in time',
      two('BEST_BEFORE', { day: '2026-12-01', quantity: 9000, expired: 0, perDay: 1000, unsold: 0 }),
      '龙井: 9 包 best before 1 Dec',
      'At about 1 包 a day, 西湖店 will have sold them by then.',
      '龙井有 9 包 将于12月1日到期',
      '按日均约 1 包 的销量，西湖店可在到期前售完。',
    ],
    [
      'churn of many',
      two('CHURN', { members: 1234, amount: 5_000_050 }),
      '1,234 members of 西湖店 stay away',
      'They spent CN¥50,000.50 in the last year and have not bought for longer than their level allows.',
      '西湖店有 1,234 位会员久未消费',
      '他们近一年消费 ¥50,000.50，未消费天数已超过所属等级的设定。',
    ],
    [
      'churn of one',
      two('CHURN', { silentDays: 1, amount: 120_000, alive: 0.31 }),
      '李小龙 has not bought for 1 day',
      'One of the best customers of 西湖店: CN¥1,200.00 in the last year. May be drifting away.',
      '李小龙已 1 天未消费',
      '西湖店的重点会员，近一年消费 ¥1,200.00。可能正在流失。',
    ],
    [
      'rhythm of many',
      two('CYCLE_BROKEN', { members: 1, amount: 100 }),
      '1 member of 西湖店 missed the usual visit',
      'They used to buy in a steady rhythm, CN¥1.00 in the last year, and are well past it.',
      '西湖店有 1 位会员未按周期到店',
      '他们原本购买规律，近一年消费 ¥1.00，现已明显超期。',
    ],
    [
      'rhythm of one',
      two('CYCLE_BROKEN', { usualDays: 10, silentDays: 16, alive: null }),
      '李小龙 missed the usual visit',
      'Buys at 西湖店 about every 10 days; the last time was 16 days ago. Too few purchases to tell.',
      '李小龙未按周期到店',
      '平时约每 10 天在西湖店购买一次，距上次已 16 天。购买次数太少，无法判断。',
    ],
    [
      'birthdays',
      two('BIRTHDAY', { day: '2026-02-01', members: 2 }),
      '2 birthdays on 1 Feb',
      'Members of 西湖店 will celebrate.',
      '2月1日有 2 位会员生日',
      '西湖店的会员即将过生日。',
    ],
    [
      'points',
      two('POINTS_EXPIRING', { members: 2, points: 1250, day: '2026-02-01' }),
      '2 members of 西湖店 will lose points',
      '1,250 points in all; the first can be spent until 1 Feb.',
      '西湖店有 2 位会员的积分即将过期',
      '共 1,250 积分，最早于2月1日到期。',
    ],
    [
      'coupons',
      two('COUPONS_EXPIRING', { members: 2, coupons: 3, day: '2026-02-01' }),
      '2 members of 西湖店 will lose coupons',
      '3 coupons in all; the first can be used until 1 Feb.',
      '西湖店有 2 位会员的优惠券即将过期',
      '共 3 张，最早于2月1日到期。',
    ],
    [
      'one anniversary',
      two('ANNIVERSARY', { day: '2026-02-01', members: 1 }),
      'A membership anniversary on 1 Feb',
      'A member of 西湖店 joined on this day of the year.',
      '2月1日有 1 位会员入会周年',
      '西湖店的会员在往年的这一天入会。',
    ],
    [
      'new members',
      two('NEW_MEMBER_DROP', { week: '2026-11-09', actual: 3, expected: 10 }),
      'Fewer new members at 西湖店',
      '3 members joined in the week from 9 Nov, about 10 were to be expected: 70% fewer.',
      '西湖店新会员减少',
      '11月9日起的一周新增 3 位，预期约 10 位，减少 70%。',
    ],
    [
      'sales',
      two('SALES_DROP', { week: '2026-11-09', actual: 60_000, expected: 100_000 }),
      'Sales of 西湖店 are below the forecast',
      'The week from 9 Nov brought CN¥600.00; CN¥1,000.00 was to be expected: 40% less.',
      '西湖店销售低于预测',
      '11月9日起的一周销售 ¥600.00，预测 ¥1,000.00，低 40%。',
    ],
    [
      'deliveries',
      two('DELIVERY_DUE', { day: '2026-11-22', deliveries: 3 }),
      '3 deliveries on 22 Nov',
      '西湖店 has to bring them to the door.',
      '11月22日有 3 单配送',
      '西湖店需按时送达。',
    ],
    [
      'a late delivery',
      two('DELIVERY_OVERDUE', { number: 'D-S01-20261120-9F3A22C1', day: '2026-11-21', windowEnd: 720, out: false }),
      'Delivery D-S01-20261120-9F3A22C1 is overdue',
      '西湖店 promised it for 21 Nov, 12:00 at the latest; it is still waiting to be sent.',
      '配送单 D-S01-20261120-9F3A22C1 已超时',
      '西湖店约定11月21日 12:00 前送达，目前尚未出发。',
    ],
    [
      'a late delivery without a window',
      two('DELIVERY_OVERDUE', { number: 'D-1', day: '2026-11-21', windowEnd: null, out: true }),
      'Delivery D-1 is overdue',
      '西湖店 promised it for 21 Nov; it is still on its way.',
      '配送单 D-1 已超时',
      '西湖店约定11月21日送达，目前仍在途中。',
    ],
    [
      'import',
      two('IMPORT_REFUSED', { importId: 'x', file: 'a.csv', read: 100, refused: 1 }),
      '1 row of a.csv could not be taken',
      '100 rows were read; the refused ones are listed with column and reason.',
      'a.csv有 1 行未能导入',
      '共读取 100 行，被拒绝的行已列出所在列和原因。',
    ],
    [
      'journal',
      two('LEDGER_MISMATCH', { wrong: 2, kind: 'ALTERED', entryId: 'e1', accountId: 'a1', day: null }),
      'The journal is not as it was written',
      'The last check found 2 things that should not be. First, entry e1: it is not as it was written.',
      '账本有 2 处不符',
      '最近一次校验首先发现：分录 e1，内容与写入时不符。',
    ],
    [
      'a seal',
      two('LEDGER_MISMATCH', { wrong: 1, kind: 'ROOT', entryId: null, accountId: null, day: '2026-11-21' }),
      'The journal is not as it was written',
      'The last check found 1 thing that should not be. First, the seal of 21 Nov: the seal of a day is broken.',
      '账本有 1 处不符',
      '最近一次校验首先发现：11月21日的封存，日终封存已被破坏。',
    ],
  ])('%s', (_name, [en, zh], enTitle, enSentence, zhTitle, zhSentence) => {
    expect([en?.title, en?.sentence, zh?.title, zh?.sentence]).toEqual([enTitle, enSentence, zhTitle, zhSentence]);
    expect(en?.nextStep).toMatch(/\.$/);
    expect(zh?.nextStep).toMatch(/。$/);
  });

  it.each<[number | undefined, number, string, string]>([
    [undefined, 8000, 'Order about 8 包, or have some sent by another store.', '建议订货约 8 包，或从其他门店调货。'],
    [0, 8000, 'Order about 8 包, or have some sent by another store.', '建议订货约 8 包，或从其他门店调货。'],
    [
      5000,
      3000,
      '5 包 on order already, drafts included: order about 3 包 more, or have some sent by another store.',
      '已订未到 5 包（含草稿），建议再订约 3 包，或从其他门店调货。',
    ],
    [
      9000,
      0,
      '9 包 on order already, drafts included: see that it comes, or have some sent by another store.',
      '已订未到 9 包（含草稿），请跟进到货，或从其他门店调货。',
    ],
  ])('of what to order where %d is on order and %d is missing', (onOrder, suggested, inEnglish, inChinese) => {
    const [en, zh] = two('LOW_STOCK', { onHand: 0, reorderPoint: 5000, suggested, ...(onOrder !== undefined && { onOrder }) });
    expect([en?.nextStep, zh?.nextStep]).toEqual([inEnglish, inChinese]);
  });

  it('does without names that the reader may not know', () => {
    const [en, zh] = two('CHURN', { silentDays: 9, amount: 0, alive: null }, { ...names, member: null });
    expect([en?.title, zh?.title]).toEqual(['A key member has not bought for 9 days', '一位重点会员已 9 天未消费']);
  });

  it.each([
    [null, 'Too few purchases to tell'],
    [1, 'Most likely still a regular'],
    [0.8, 'Most likely still a regular'],
    [0.79, 'Probably still a customer'],
    [0.5, 'Probably still a customer'],
    [0.49, 'May be drifting away'],
    [0.19, 'Probably lost'],
    [0, 'Probably lost'],
  ])('a chance of %s is "%s"', (chance, words) => {
    expect(aliveWords(chance, 'en')).toBe(words);
    expect(aliveWords(chance, 'zh')).toMatch(/\p{Script=Han}/u);
  });
});

describe('kinds', () => {
  test.each(ALERT_KINDS)('%s has titles in both languages, and thresholds within their limits', (kind) => {
    const { title, thresholds } = ALERTS[kind];
    for (const one of [title, ...Object.values(thresholds).map((threshold) => threshold.title)]) {
      expect(one.en).toMatch(/^[A-Z]/);
      expect(one.zh).toMatch(/\p{Script=Han}/u);
    }
    for (const { default: value, min, max } of Object.values(thresholds)) expect(min <= value && value <= max).toBe(true);
  });
});

test('states by what is done', () => {
  const states: AlertState[] = ['OPEN', 'ACKNOWLEDGED', 'SNOOZED', 'RESOLVED', 'CLOSED'];
  const after = (action: AlertAction) => states.map((state) => stateAfter(state, action));
  expect(after('ACKNOWLEDGE')).toEqual(['ACKNOWLEDGED', 'ACKNOWLEDGED', 'ACKNOWLEDGED', 'RESOLVED', 'CLOSED']);
  expect(after('SNOOZE')).toEqual(['SNOOZED', 'SNOOZED', 'SNOOZED', 'SNOOZED', 'CLOSED']);
  expect(after('RESOLVE')).toEqual(['RESOLVED', 'RESOLVED', 'RESOLVED', 'RESOLVED', 'CLOSED']);
  expect(after('REOPEN')).toEqual(['OPEN', 'OPEN', 'OPEN', 'OPEN', undefined]);
  expect(after('ASSIGN')).toEqual(states);
  expect(after('COMMENT')).toEqual(states);
});
