import type { ErrorText } from './error-text.ts';

/** What the rooms of commission, and sales that are shared, may answer with. */
export const COMMISSION_ERRORS = {
  SELLER_TWICE_SAID: {
    class: 'input',
    en: 'The line names one salesperson and several at once. Use either.',
    zh: '同一明细同时指定了单个导购和多个导购，请只用一种。',
  },
  SHARES_NOT_WHOLE: {
    class: 'input',
    en: 'The shares come to {sum}%. They must come to 100%.',
    zh: '分成比例合计 {sum}%，应为 100%。',
  },
  BAD_PERCENT: {
    class: 'input',
    en: 'A share has at most two decimals.',
    zh: '比例最多保留两位小数。',
  },
  COMMISSION_NO_PROFIT: {
    class: 'input',
    en: 'Cards and top-ups have no profit. Choose the money or the piece.',
    zh: '售卡和充值没有毛利，请选择按金额或按件。',
  },
  COMMISSION_ONE_MEASURE: {
    class: 'input',
    en: 'A rule gives either a share or an amount for a piece. Leave this one out.',
    zh: '规则只能按比例或按件金额其一计算，请去掉此项。',
  },
  COMMISSION_MONTH_OPEN: {
    class: 'conflict',
    en: 'The month is not over. Pay it from {from} on.',
    zh: '该月尚未结束，请于 {from} 起结算。',
  },
  COMMISSION_PAID: {
    class: 'conflict',
    en: 'Commission of {name} is paid through {month} already. What came later stands on the next statement.',
    zh: '{name} 的提成已结算至 {month}，之后发生的计入下一张结算单。',
  },
  COMMISSION_NOTHING: {
    class: 'conflict',
    en: 'There is nothing to pay: {name} has {amount}. It is carried to the next month.',
    zh: '{name} 应付提成为 {amount}，无需支付，结转至下月。',
  },
  COMMISSION_CHANGED: {
    class: 'conflict',
    en: 'The commission of {name} has changed meanwhile and is {amount} now. Look at it again.',
    zh: '{name} 的提成已变为 {amount}，请重新核对。',
  },
  COMMISSION_OWN: {
    class: 'forbidden',
    en: 'Nobody pays out the own commission. Ask somebody else.',
    zh: '不能结算本人的提成，请由他人办理。',
  },
} as const satisfies Record<string, ErrorText>;
