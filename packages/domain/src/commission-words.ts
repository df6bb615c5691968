import type { CommissionBasis, CommissionSubject, CommissionTerms } from './commissions.ts';
import type { Words } from './criteria-vocabulary.ts';
import { type Currency, sayMoney } from './money-words.ts';
import { formatQuantity, thousandths } from './quantity.ts';

export const SUBJECT_WORDS: Record<CommissionSubject, Words> = {
  GOODS: { en: 'Goods', zh: '商品' },
  SERVICE: { en: 'Services', zh: '服务' },
  PASS: { en: 'Passes', zh: '次卡' },
  CARD: { en: 'Cards', zh: '售卡' },
  TOP_UP: { en: 'Top-ups', zh: '充值' },
};

const OF: Record<Exclude<CommissionBasis, 'PIECE'>, Words> = {
  NET: { en: 'of what is paid', zh: '实收金额的' },
  PROFIT: { en: 'of the profit', zh: '毛利的' },
};

type Said = Pick<CommissionTerms, 'basis' | 'rate'> & { amount: number | null };
type Locale = 'en' | 'zh';

const rateText = (rate: number | null) => `${(rate ?? 0) / 100}%`;

/** What a rule gives, in a few words. */
export function termsText({ basis, rate, amount }: Said, currency: Currency, locale: Locale): string {
  const zh = locale === 'zh';
  if (basis === 'PIECE') {
    const each = sayMoney(amount ?? 0, currency, locale);
    return zh ? `每件 ${each}` : `${each} for a piece`;
  }
  return zh ? `${OF[basis].zh} ${rateText(rate)}` : `${rateText(rate)} ${OF[basis].en}`;
}

/** How an amount came about: what of what, and whose part of it. Negative where it is taken back. */
export function earnedText(
  { base, share, amount, says }: { base: number; share: number; amount: number; says: Said },
  currency: Currency,
  locale: Locale,
): string {
  const money = (value: number) => sayMoney(value, currency, locale);
  const counted =
    says.basis === 'PIECE'
      ? `${formatQuantity(thousandths(base))} × ${money(says.amount ?? 0)}`
      : `${money(base)} × ${rateText(says.rate)}`;
  const part = share === 100 ? '' : locale === 'zh' ? ` × 分成 ${share}%` : ` × a share of ${share}%`;
  return `${counted}${part} = ${money(amount)}`;
}
