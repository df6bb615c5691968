import type { ErrorText } from './error-text.ts';

/** What has to do with cards. Numbers in these sentences are masked. */
export const CARD_ERRORS = {
  CARD_UNKNOWN: {
    class: 'notFound',
    en: 'No card has this number. Check it, or find the member by phone.',
    zh: '没有此卡号，请核对，或按手机号查找会员。',
  },
  CARD_NOT_ACTIVE: {
    class: 'conflict',
    en: 'The card {number} is not active yet. Activate it first.',
    zh: '卡 {number} 尚未激活，请先激活。',
  },
  CARD_LOST: {
    class: 'conflict',
    en: 'The card {number} was reported lost and is not accepted. Cancel the loss, or replace the card.',
    zh: '卡 {number} 已挂失，不能使用，请解除挂失或补换新卡。',
  },
  CARD_FROZEN: {
    class: 'conflict',
    en: 'The card {number} is frozen and is not accepted. A manager can unfreeze it.',
    zh: '卡 {number} 已冻结，不能使用，请联系经理解冻。',
  },
  CARD_EXPIRED: {
    class: 'conflict',
    en: 'The card {number} has expired. Renew it.',
    zh: '卡 {number} 已过期，请续期。',
  },
  CARD_CLOSED: {
    class: 'conflict',
    en: 'The card {number} was closed and is not accepted. Issue a new one.',
    zh: '卡 {number} 已注销，不能使用，请办理新卡。',
  },
  CARD_REPLACED: {
    class: 'conflict',
    en: 'The card {number} was replaced by a new one and is not accepted. Use the new card.',
    zh: '卡 {number} 已补换新卡，原卡不能使用，请使用新卡。',
  },
  CARD_STATE: {
    class: 'conflict',
    en: 'This cannot be done with the card as it stands now. Load it again to see what can be done.',
    zh: '该卡当前状态不支持此操作，请刷新后查看可用操作。',
  },
  CARD_NO_END: {
    class: 'conflict',
    en: 'This card has no last day, so there is nothing to renew.',
    zh: '该卡长期有效，无需续期。',
  },
  CARD_CODE_STALE: {
    class: 'conflict',
    en: 'This code has run out. Show a new one; it changes every minute.',
    zh: '该会员码已失效，请出示最新的会员码，每分钟更新一次。',
  },
  CARD_CODE_FORGED: {
    class: 'input',
    en: 'This code is not one of ours. Scan it again, or type the card number.',
    zh: '该会员码无效，请重新扫描或输入卡号。',
  },
  CARD_NOT_THEIRS: {
    class: 'conflict',
    en: 'The card {number} belongs to another member. Choose the member of this card.',
    zh: '卡 {number} 属于其他会员，请选择该卡的持卡会员。',
  },
  CARD_LOST_PAYS: {
    class: 'conflict',
    en: 'The card {number} was reported lost: until that is settled, stored value pays only with another card. Cancel the loss, or replace the card.',
    zh: '卡 {number} 已挂失，处理前储值须出示其他会员卡支付。请解除挂失或补换新卡。',
  },
  CARD_NO_POINTS: {
    class: 'conflict',
    en: 'This card is not for points, so points cannot pay. Show another card, or pay otherwise.',
    zh: '会员卡未开通积分，不能用积分支付，请出示其他会员卡或更换支付方式。',
  },
  CARD_CANNOT: {
    class: 'conflict',
    en: 'Cards of the type "{type}" are not made for this. Use another card, or none.',
    zh: '“{type}”不支持此功能，请更换卡片，或不使用卡。',
  },
  CARD_LIMIT: {
    class: 'limit',
    en: 'The card can spend {left} more, {asked} are asked for. Ask for less, or pay the rest otherwise.',
    zh: '该卡限额剩余 {left}，需要 {asked}，请减少金额或以其他方式支付余款。',
  },
  ONE_CARD: {
    class: 'input',
    en: 'One card pays the stored value of a sale. Name the same card everywhere.',
    zh: '一笔销售的储值只能由一张卡支付，请统一卡号。',
  },
  CARD_PAYS_VALUE: {
    class: 'input',
    en: 'A card pays from stored value only. Leave the card out, or choose stored value.',
    zh: '卡只能用于储值支付，请去掉卡号或改为储值支付。',
  },
  CARD_PATTERN: {
    class: 'input',
    en: '{value} is no pattern: capitals, digits, dashes, {store}, {type}, and once a number of digits such as {serial}.',
    zh: '{value} 不是有效的编号规则：可用大写字母、数字、短横线、{store}、{type}，并须有一处流水号位数，如 {serial}。',
  },
  CARD_NUMBERS_USED_UP: {
    class: 'limit',
    en: 'The pattern {pattern} has no numbers left. Give the type a longer one.',
    zh: '编号规则 {pattern} 的卡号已用完，请改用更长的规则。',
  },
  UNKNOWN_CARD_TYPE: {
    class: 'notFound',
    en: 'There is no card type "{value}". Add it first, or correct its code or name.',
    zh: '没有会员卡类型“{value}”，请先创建或更正编码、名称。',
  },
  CARD_NEEDS_LINK: {
    class: 'input',
    en: 'A card of this type spends from the accounts of another member. Choose whose.',
    zh: '该类型的卡使用其他会员的账户，请选择关联会员。',
  },
  CARD_NO_LINK: {
    class: 'input',
    en: 'A card of this type spends from its own holder. Leave the linked member and the limits out.',
    zh: '该类型的卡使用持卡人自己的账户，请勿填写关联会员和限额。',
  },
  CARD_LINK_GROUP: {
    class: 'input',
    en: 'A group card spends from the accounts of an organisation. Choose one.',
    zh: '团体卡使用企业或团体的账户，请选择企业会员。',
  },
  CARD_HOLDER: {
    class: 'input',
    en: 'Cards of the type "{type}" are not for organisations. Choose another type.',
    zh: '“{type}”不面向企业或团体，请选择其他类型。',
  },
  BLANK_UNKNOWN: {
    class: 'notFound',
    en: 'No pre-printed card of this type has this number. Check the number and the type.',
    zh: '该类型没有此预印卡号，请核对卡号和类型。',
  },
  BLANK_TAKEN: {
    class: 'conflict',
    en: 'The pre-printed card {number} was given out before, or withdrawn. Take another one.',
    zh: '预印卡 {number} 已发出或已作废，请更换一张。',
  },
  PIN_FORMAT: {
    class: 'input',
    en: 'A PIN has {digits} digits. Enter all of them.',
    zh: '密码须为 {digits} 位数字，请重新输入。',
  },
  PIN_WEAK: {
    class: 'input',
    en: 'This PIN is easily guessed: a row, a repetition, or a part of the number, phone or birthday. Choose another one.',
    zh: '密码过于简单：请勿使用连续或重复数字，或卡号、手机号、生日中的数字。',
  },
  PIN_NEEDED: {
    class: 'input',
    en: 'A payment above {above} needs the PIN of the card. Ask the member for it.',
    zh: '支付超过 {above} 须输入卡密码，请会员输入。',
  },
  PIN_UNSET: {
    class: 'conflict',
    en: 'The card has no PIN yet, and this amount needs one. Let the member set it first.',
    zh: '该卡尚未设置密码，此金额须验证密码，请先设置。',
  },
  PIN_WRONG: {
    class: 'input',
    en: 'The PIN is wrong; {left} more tries before it is locked.',
    zh: '密码错误，还可尝试 {left} 次，之后将锁定。',
  },
  PIN_LOCKED: {
    class: 'conflict',
    en: 'The PIN is locked after too many wrong tries. Ask for a reset, which a second person approves.',
    zh: '密码错误次数过多，已锁定，请申请重置，由他人审批。',
  },
  APPLICATION_STEP: {
    class: 'conflict',
    en: 'This cannot be done with the application as it stands now. Load it again to see where it stands.',
    zh: '该申请当前状态不支持此操作，请刷新后查看。',
  },
} as const satisfies Record<string, ErrorText>;
