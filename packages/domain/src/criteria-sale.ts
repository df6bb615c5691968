import { CHANNELS, WEEKDAYS } from './criteria-attributes.ts';
import type { Facts } from './criteria-evaluate.ts';
import type { Attribute, Source, Vocabulary } from './criteria-vocabulary.ts';
import type { Minor } from './money.ts';
import type { Thousandths } from './quantity.ts';
import type { BusinessDate } from './time.ts';

// What rules that take part in a sale (earning, promotions, coupons, commission) can ask beside the member: the sale itself.
// It is asked of the basket at the till, never of the database, so it has an evaluator and no SQL.

/** A sale while it is made, as conditions see it. */
export interface SaleAsked {
  storeId: string;
  channel: string;
  till: string | null;
  day: BusinessDate;
  /** By the clock of the store; null: not known, as of an import. */
  hour: number | null;
  /** Of the basket at the member's price list, before anything is taken off. */
  amount: Minor;
  quantity: Thousandths;
  /** The member has bought nothing before; of a walk-in: no. */
  first: boolean;
  /** The member has a birthday today. */
  birthday: boolean;
  /** Of the card that was shown. */
  cardTypeId: string | null;
}

const sale = (column: keyof SaleAsked, read?: Source['read']): Source => ({ table: 'situation', column, ...(read && { read }) });

/** One entry each, as in criteria-attributes.ts. */
export const SALE_ATTRIBUTES: Vocabulary = new Map<string, Attribute>([
  ['saleStore', { group: 'sale', type: 'choice', entity: 'Org', required: true, en: 'Sold in', zh: '消费门店', from: sale('storeId') }],
  [
    'saleChannel',
    { group: 'sale', type: 'choice', options: CHANNELS, required: true, en: 'Sold by', zh: '消费渠道', from: sale('channel') },
  ],
  ['saleTill', { group: 'sale', type: 'text', en: 'Till', zh: '收银台', from: sale('till') }],
  ['saleDate', { group: 'sale', type: 'date', required: true, en: 'Date of sale', zh: '消费日期', from: sale('day') }],
  [
    'saleWeekday',
    {
      group: 'sale',
      type: 'choice',
      options: WEEKDAYS,
      required: true,
      en: 'Weekday of sale',
      zh: '消费星期',
      from: sale('day', 'weekday'),
    },
  ],
  ['saleHour', { group: 'sale', type: 'number', unit: 'hour', en: 'Hour of sale', zh: '消费时段', from: sale('hour') }],
  [
    'saleAmount',
    { group: 'sale', type: 'number', unit: 'money', required: true, en: 'Amount before discounts', zh: '优惠前金额', from: sale('amount') },
  ],
  [
    'saleQuantity',
    { group: 'sale', type: 'number', unit: 'quantity', required: true, en: 'Pieces in the basket', zh: '购买件数', from: sale('quantity') },
  ],
  ['saleFirst', { group: 'sale', type: 'flag', en: 'First purchase', zh: '首次消费当单', from: sale('first') }],
  ['saleBirthday', { group: 'sale', type: 'flag', en: 'On the birthday', zh: '生日当天', from: sale('birthday') }],
  ['saleCardType', { group: 'sale', type: 'choice', entity: 'CardType', en: 'Card shown', zh: '出示的卡种', from: sale('cardTypeId') }],
]);

/** What a rule of a sale can ask: all that is known of the member, and the sale. */
export function ruleVocabulary(members: Vocabulary): Vocabulary {
  return new Map([...SALE_ATTRIBUTES, ...members]);
}

/** The facts of a sale beside those of its member; nothing is known of a walk-in. */
export function saleFacts(asked: SaleAsked, member: Facts | null): Facts {
  return { ...member, situation: [{ ...asked }] };
}

/** A line while it is sold, as conditions on lines see it. */
export interface LineAsked {
  /** null: no goods, as of a top-up. */
  productId: string | null;
  categoryId: string | null;
  employeeId: string | null;
  amount: Minor;
  quantity: Thousandths;
  promoted: boolean;
}

/** By the names of the columns that it will have. */
export function lineFacts(
  line: LineAsked,
  { storeId, channel, day, hour }: Pick<SaleAsked, 'storeId' | 'channel' | 'day' | 'hour'>,
): Facts {
  const { productId, categoryId, employeeId, amount, quantity, promoted } = line;
  return {
    sale: [{ store_id: storeId, channel, business_date: day, hour }],
    sale_line: [{ product_id: productId, category_id: categoryId, employee_id: employeeId, amount, quantity, promoted }],
  };
}
