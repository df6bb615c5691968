import type { AlertDefinition } from './alerts-words.ts';
import { LEDGER_MISMATCHES, type LedgerMismatch } from './ledger-mismatch.ts';
import type { BusinessDate } from './time.ts';

/** What the last check of the journal found. */
interface Mismatch {
  wrong: number;
  kind: LedgerMismatch;
  /** The first entry that shows it; null: the seal of a day, or an account without entries. */
  entryId: string | null;
  accountId: string | null;
  /** Of a seal. */
  day: BusinessDate | null;
}

const LEDGER_MISMATCH: AlertDefinition<Mismatch> = {
  title: { en: 'Journal does not add up', zh: '账本校验异常' },
  needs: 'ledger.verify',
  thresholds: {},
  en: ({ wrong, kind, entryId, accountId, day: date }, { count, day }) => {
    const account = accountId ? `account ${accountId}` : 'the journal';
    const where = entryId ? `entry ${entryId}` : date ? `the seal of ${day(date)}` : account;
    return {
      title: 'The journal is not as it was written',
      sentence: `The last check found ${count(wrong, 'thing')} that should not be. First, ${where}: ${LEDGER_MISMATCHES[kind].en}.`,
      nextStep: 'Change nothing, keep a copy of the database, and find out who had access to it.',
    };
  },
  zh: ({ wrong, kind, entryId, accountId, day: date }, { count, day }) => {
    const account = accountId ? `账户 ${accountId}` : '账本';
    const where = entryId ? `分录 ${entryId}` : date ? `${day(date)}的封存` : account;
    return {
      title: `账本有 ${count(wrong, '')} 处不符`,
      sentence: `最近一次校验首先发现：${where}，${LEDGER_MISMATCHES[kind].zh}。`,
      nextStep: '请勿改动，先备份数据库，并查明谁有权访问。',
    };
  },
};

/** Alerts about the journal of what members hold. */
export const LEDGER_ALERTS = { LEDGER_MISMATCH } as const;
