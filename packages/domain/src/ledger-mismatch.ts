import type { Title } from './alerts-words.ts';

/** What a check of the journal can find, as a manager reads it. */
export const LEDGER_MISMATCHES = {
  UNBALANCED: { en: 'its lines do not sum to zero', zh: '借贷不平' },
  ALTERED: { en: 'it is not as it was written', zh: '内容与写入时不符' },
  GAP: { en: 'an entry before it is missing', zh: '其前有分录缺失' },
  BALANCE: { en: 'the balance after it is wrong', zh: '记账后余额有误' },
  EMPTY: { en: 'it has no lines', zh: '没有明细' },
  ACCOUNT: { en: 'the account does not stand as its lines say', zh: '账户与明细不符' },
  LOT: { en: 'a lot does not have what its lines left', zh: '批次余额与明细不符' },
  HELD: { en: 'an account has more or less reserved than its reservations say', zh: '账户占用与占用单不符' },
  ANCHOR: { en: 'the account is no longer as it was when a day was sealed', zh: '账户与日终封存时不符' },
  ROOT: { en: 'the seal of a day is broken', zh: '日终封存已被破坏' },
} as const satisfies Record<string, Title>;

export type LedgerMismatch = keyof typeof LEDGER_MISMATCHES;
