import { expect, test } from 'vitest';
import { ENTRY_KINDS, type EntryKindName, explain, type Explained, type Moved } from './ledger-words.ts';

const chain = { currency: 'CNY', minorDigits: 2 };
const plain: Explained = {
  kind: 'TOP_UP',
  moved: [],
  store: 'West Lake',
  operator: 'Zhao',
  receipt: null,
  ruleVersion: null,
  method: null,
  reference: null,
  reason: null,
  undoes: null,
  peer: null,
  why: null,
};
const principal = (amount: number): Moved => ({ kind: 'PRINCIPAL', asset: 'Stored value', amount, expiresOn: null });
const bonus = (amount: number, expiresOn: string | null = null): Moved => ({ kind: 'BONUS', asset: 'Bonus money', amount, expiresOn });
const points = (amount: number, expiresOn: string | null = null): Moved => ({
  kind: 'POINTS',
  asset: 'spending points',
  amount,
  expiresOn,
});
const rights = (amount: number): Moved => ({ kind: 'POINTS', asset: 'contribution points', amount, expiresOn: null });
const uses = (amount: number): Moved => ({ kind: 'COUNT', asset: 'Massage', amount, expiresOn: '2027-01-31' });
const year = (amount: number): Moved => ({ kind: 'TIME', asset: 'Gym', amount, expiresOn: '2027-06-30' });

const CASES: [EntryKindName, Partial<Explained>, string, string][] = [
  [
    'TOP_UP',
    { moved: [principal(50_000), bonus(5_000, '2027-05-31')], method: 'WECHAT_PAY', reference: '4200001', why: { package: '500 + 50' } },
    '¥500.00 principal and ¥50.00 bonus topped up at West Lake, paid by WeChat Pay. Package “500 + 50”. Valid until 2027-05-31. Payment reference 4200001. By Zhao.',
    '在West Lake充值 本金 ¥500.00、赠金 ¥50.00，付款方式：微信支付。储值方案“500 + 50”。有效期至 2027-05-31。支付凭证号 4200001。经办人：Zhao。',
  ],
  [
    'TOP_UP_REFUND',
    { moved: [principal(-20_000), bonus(-2_000)], method: 'CASH', reason: 'moved away' },
    '¥200.00 principal and ¥20.00 bonus of a top-up taken off and paid back at West Lake in cash. Reason: moved away. By Zhao.',
    '在West Lake办理充值退款，扣除 本金 ¥200.00、赠金 ¥20.00，退至现金。原因：moved away。经办人：Zhao。',
  ],
  [
    'SPEND',
    { moved: [principal(-100), principal(-200)], receipt: 'S001-7' },
    '¥3.00 principal spent at West Lake on receipt S001-7. By Zhao.',
    '在West Lake消费 本金 ¥3.00，小票 S001-7。经办人：Zhao。',
  ],
  [
    'SPEND_REFUND',
    { moved: [principal(300)], receipt: 'S001-8' },
    '¥3.00 principal came back at West Lake: goods were given back on receipt S001-8. By Zhao.',
    '在West Lake退货，退回 本金 ¥3.00，小票 S001-8。经办人：Zhao。',
  ],
  [
    'TRANSFER_OUT',
    { moved: [principal(-100)], peer: '李* (100000007)' },
    '¥1.00 principal given to 李* (100000007) at West Lake. By Zhao.',
    '在West Lake转给李* (100000007) 本金 ¥1.00。经办人：Zhao。',
  ],
  [
    'TRANSFER_IN',
    { moved: [principal(100)] },
    '¥1.00 principal received from another member at West Lake. By Zhao.',
    '在West Lake收到其他会员转入 本金 ¥1.00。经办人：Zhao。',
  ],
  [
    'EARN',
    {
      moved: [points(120, '2027-12-31')],
      receipt: 'S001-7',
      ruleVersion: 3,
      why: { base: 120_000, rate: '1 : ¥10', rule: 'Base', line: 2 },
      operator: null,
    },
    '120 spending points earned at West Lake on receipt S001-7, line 2. Counted from ¥1,200.00 at 1 : ¥10. Rule “Base”, version 3. Valid until 2027-12-31.',
    '在West Lake获得 120 spending points，小票 S001-7 第 2 行。计算基数 ¥1,200.00，比例 1 : ¥10。规则“Base”第 3 版。有效期至 2027-12-31。',
  ],
  [
    'EARN_BACK',
    { moved: [points(-60)], receipt: 'S001-8', ruleVersion: 3 },
    '60 spending points taken back at West Lake: what earned it was given back on receipt S001-8. Rule, version 3. By Zhao.',
    '在West Lake退货，扣回 60 spending points，小票 S001-8。规则第 3 版。经办人：Zhao。',
  ],
  [
    'GRANT',
    { moved: [points(50)], why: { task: 'Birthday' }, reason: 'happy birthday' },
    '50 spending points granted at West Lake for “Birthday”. Reason: happy birthday. By Zhao.',
    '在West Lake因“Birthday”发放 50 spending points。原因：happy birthday。经办人：Zhao。',
  ],
  [
    'CONVERT',
    { moved: [points(-1_000), rights(10)], why: { rate: '100 : 1' } },
    '1,000 spending points converted into 10 contribution points at West Lake. Rate 100 : 1. By Zhao.',
    '在West Lake将 1,000 spending points 转换为 10 contribution points。比例 100 : 1。经办人：Zhao。',
  ],
  [
    'EXPIRE',
    { moved: [points(-30, '2026-11-30')], operator: null },
    '30 spending points expired: could be spent until 2026-11-30.',
    '30 spending points 已过期，有效期至 2026-11-30。',
  ],
  [
    'PASS_SALE',
    { moved: [uses(10)], method: 'ALIPAY' },
    '10 uses of “Massage” sold at West Lake, paid by Alipay. Valid until 2027-01-31. By Zhao.',
    '在West Lake购买 “Massage” 10 次，付款方式：支付宝。有效期至 2027-01-31。经办人：Zhao。',
  ],
  [
    'PASS_USE',
    { moved: [{ ...uses(-1), expiresOn: null }] },
    '1 use of “Massage” used at West Lake. By Zhao.',
    '在West Lake核销 “Massage” 1 次。经办人：Zhao。',
  ],
  [
    'PASS_EXTEND',
    { moved: [year(0)], why: { days: 30 } },
    '“Gym” extended by 30 days at West Lake. Valid until 2027-06-30. By Zhao.',
    '在West Lake延期 “Gym” 30 天。有效期至 2027-06-30。经办人：Zhao。',
  ],
  [
    'PASS_REFUND',
    { moved: [uses(-4)], method: 'BANK_CARD' },
    '4 uses of “Massage” given back at West Lake and paid back by bank card. By Zhao.',
    '在West Lake退卡，扣除 “Massage” 4 次，退至银行卡。经办人：Zhao。',
  ],
  [
    'OPENING',
    { moved: [principal(8_800)], why: { batch: 'cards.csv' } },
    '¥88.00 principal brought along from an earlier system at West Lake, import cards.csv. By Zhao.',
    '在West Lake导入期初余额 本金 ¥88.00，批次 cards.csv。经办人：Zhao。',
  ],
  [
    'CORRECTION',
    { moved: [principal(-100), points(5)], reason: 'counted twice' },
    'Put right by hand at West Lake: −¥1.00 principal and +5 spending points. Reason: counted twice. By Zhao.',
    '在West Lake手动更正：−本金 ¥1.00、+5 spending points。原因：counted twice。经办人：Zhao。',
  ],
  [
    'REVERSAL',
    { moved: [principal(-50_000)], undoes: { kind: 'TOP_UP', on: '2026-11-02' }, reason: 'typed wrong' },
    '“Top-up” of 2026-11-02 undone at West Lake: −¥500.00 principal. Reason: typed wrong. By Zhao.',
    '在West Lake冲正 2026-11-02 的“充值”：−本金 ¥500.00。原因：typed wrong。经办人：Zhao。',
  ],
];

test.each(CASES)('%s', (kind, known, en, zh) => {
  expect(explain({ ...plain, ...known, kind }, chain, 'en')).toBe(en);
  expect(explain({ ...plain, ...known, kind }, chain, 'zh')).toBe(zh);
});

test('every kind has its words, and none of them is empty where nothing more is known', () => {
  expect(CASES.map(([kind]) => kind)).toEqual(Object.keys(ENTRY_KINDS));
  for (const [kind] of CASES)
    for (const locale of ['en', 'zh'] as const) expect(explain({ ...plain, kind }, chain, locale)).not.toMatch(/undefined|null/);
});

test('what somebody takes off by hand is told as such', () => {
  expect(explain({ ...plain, kind: 'GRANT', moved: [points(-5)] }, chain, 'en')).toBe(
    '5 spending points taken off at West Lake by hand. By Zhao.',
  );
  expect(explain({ ...plain, kind: 'GRANT', moved: [points(-5)] }, chain, 'zh')).toBe(
    '在West Lake手动扣减 5 spending points。经办人：Zhao。',
  );
});

test('sums of many lots are told to the last cent', () => {
  const entry = { ...plain, kind: 'SPEND', moved: [principal(-9_007_199_254_740_000), principal(-991)] } as const;
  expect(explain(entry, chain, 'en')).toContain('¥90,071,992,547,409.91 principal');
});
