import { db } from './db.ts';

/** What holds for the whole chain; a store may have a time zone and a start of day of its own. */
export interface ChainSettings {
  name: string;
  currency: string;
  minorDigits: number;
  timeZone: string;
  /** Minutes after midnight. */
  dayStartsAt: number;
  /** Whether money of a refund may go back by another method than it was paid by. */
  refundAnyMoney: boolean;
}

let settings: ChainSettings = {
  name: '',
  currency: 'CNY',
  minorDigits: 2,
  timeZone: 'Asia/Shanghai',
  dayStartsAt: 0,
  refundAnyMoney: false,
};

/** The settings as last loaded: scalars need them synchronously. */
export const chain = (): ChainSettings => settings;

/** Reads the one row of `chain`; the defaults stand where there is none yet. Called at start and after a change. */
export async function loadChain(): Promise<ChainSettings> {
  const row = await db.selectFrom('chain').selectAll().executeTakeFirst();
  if (row) {
    settings = {
      name: row.name,
      currency: row.currency,
      minorDigits: row.minor_digits,
      timeZone: row.time_zone,
      dayStartsAt: row.day_starts_at,
      refundAnyMoney: row.refund_any_money,
    };
  }
  return settings;
}
