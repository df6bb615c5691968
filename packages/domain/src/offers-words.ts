import type { Words } from './criteria-vocabulary.ts';
import type { Locale } from './errors.ts';
import type { Minor } from './money.ts';
import { type Currency, sayMoney } from './money-words.ts';
import type { Effect, Offer, Refusal } from './offers.ts';
import { formatQuantity } from './quantity.ts';

/** What sentences on offers need beside them. */
export interface OfferTelling extends Currency {
  locale: Locale;
  productName: (id: string) => string | undefined;
}

/** Why an offer takes nothing, for the cashier and the member: what is missing comes first. */
export function refusalText(refusal: Refusal, telling: OfferTelling): string {
  const say = ({ en, zh }: Words) => (telling.locale === 'zh' ? zh : en);
  switch (refusal.code) {
    case 'CONDITION':
      return say({ en: 'its conditions are not met', zh: '不符合使用条件' });
    case 'LINES':
      return say({ en: 'nothing in the basket is meant', zh: '购物车中没有适用商品' });
    case 'AMOUNT_MISSING': {
      const missing = money(refusal.missing, telling);
      return say({ en: `${missing} more is needed`, zh: `还差 ${missing}` });
    }
    case 'QUANTITY_MISSING': {
      const missing = formatQuantity(refusal.missing);
      return say({
        en: refusal.missing === 1000 ? '1 more piece is needed' : `${missing} more pieces are needed`,
        zh: `还差 ${missing} 件`,
      });
    }
    case 'GIFT_MISSING': {
      const name = telling.productName(refusal.productId) ?? '—';
      return say({ en: `${name} may be added for nothing`, zh: `可加入赠品 ${name}` });
    }
    case 'DELIVERY_MISSING':
      return say({ en: 'nothing is charged for delivery', zh: '未收取配送费' });
    case 'CARD':
      return say({ en: 'the card is not for discounts', zh: '会员卡未开通折扣' });
    case 'NOTHING':
      return say({ en: 'there is nothing left to take off', zh: '没有可再优惠的金额' });
    case 'NOT_CHOSEN':
      return say({ en: 'it was not chosen', zh: '未选用' });
    case 'GROUP':
      return say({ en: 'another offer of its group is used', zh: '同组优惠不可叠加' });
  }
}

/** What an offer does, in a few words: "88折", "满 ¥200 减 ¥30". */
export function effectText(
  { effect, fromAmount, fromQuantity }: Pick<Offer, 'effect' | 'fromAmount' | 'fromQuantity'>,
  telling: OfferTelling,
): string {
  const say = ({ en, zh }: Words) => (telling.locale === 'zh' ? zh : en);
  const from = fromAmount ? money(fromAmount, telling) : fromQuantity ? formatQuantity(fromQuantity) : undefined;
  const pieces = fromAmount ? '' : say({ en: fromQuantity === 1000 ? ' piece' : ' pieces', zh: ' 件' });
  const each = effect.type === 'AMOUNT_OFF' && effect.each;
  const after = from ? say({ en: ` ${each ? 'for each' : 'from'} ${from}${pieces}`, zh: '' }) : '';
  const before = from ? say({ en: '', zh: `${each ? '每满' : '满'} ${from}${pieces} ` }) : '';
  return `${before}${plain(effect, telling)}${after}`;
}

function plain(effect: Effect, telling: OfferTelling): string {
  const say = ({ en, zh }: Words) => (telling.locale === 'zh' ? zh : en);
  const name = (id: string) => telling.productName(id) ?? '—';
  switch (effect.type) {
    case 'AMOUNT_OFF': {
      const amount = money(effect.amount, telling);
      return say({ en: `${amount} off`, zh: `减 ${amount}` }) + cap(effect.cap, telling);
    }
    case 'PERCENT':
      if (effect.percent === 0) return say({ en: 'free', zh: '免费' }) + cap(effect.cap, telling);
      return say({ en: `${100 - effect.percent}% off`, zh: `${folds(effect.percent)}折` }) + cap(effect.cap, telling);
    case 'PRICE': {
      const price = money(effect.price, telling);
      const most = effect.most === null ? undefined : formatQuantity(effect.most);
      return say({ en: `at ${price} each${most ? `, at most ${most}` : ''}`, zh: `特价 ${price}${most ? `（限 ${most} 件）` : ''}` });
    }
    case 'BUY_N': {
      const { buy, get, percent } = effect;
      const en = percent === 0 ? `buy ${buy}, get ${get} free` : `of ${buy + get} the cheapest ${get} at ${percent}%`;
      const zh = percent === 0 ? `买 ${buy} 送 ${get}` : `每 ${buy + get} 件中最低价 ${get} 件 ${folds(percent)}折`;
      return say({ en, zh });
    }
    case 'BUNDLE': {
      const price = money(effect.price, telling);
      const parts = effect.parts.map(({ productIds, quantity }) => `${productIds.map(name).join(' / ')} × ${quantity}`).join(' + ');
      return say({ en: `${parts} together at ${price}`, zh: `${parts} 组合价 ${price}` });
    }
    case 'GIFT':
      return say({ en: `${name(effect.productId)} × ${effect.quantity} free`, zh: `赠 ${name(effect.productId)} × ${effect.quantity}` });
    case 'FREE_DELIVERY':
      return say({ en: 'free delivery', zh: '免运费' });
  }
}

/** 88 → "8.8", 90 → "9": percents as they are said of prices in Chinese. */
function folds(percent: number): string {
  return String(percent / 10);
}

function cap(most: Minor | null, telling: OfferTelling): string {
  if (most === null) return '';
  const amount = money(most, telling);
  return telling.locale === 'zh' ? `（最多减 ${amount}）` : `, at most ${amount}`;
}

function money(amount: Minor, telling: OfferTelling): string {
  return sayMoney(amount, telling, telling.locale);
}
