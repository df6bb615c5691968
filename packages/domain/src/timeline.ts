import type { Locale } from './errors.ts';
import { ENTRY_KINDS, type EntryKindName } from './ledger-words.ts';

/** Something that happened to a member, as the tables tell it. */
export interface Happening {
  kind: 'JOINED' | 'SALE' | 'REFUND' | 'VALUE' | 'LEVEL' | 'TAG' | 'CONTACT' | 'DELIVERY' | 'MESSAGE' | 'MERGE' | 'CASE' | 'ACTIVITY';
  /** Of the kind: what the words need. */
  what: string;
  /** A store, level, tag or subject. */
  name: string;
  /** Of a sale or delivery: its number; of an activity: in what. */
  number: string;
  /** An amount of money as people write it, or none. */
  amount: string;
}

type Words = Record<Happening['kind'], (of: Happening) => string>;

const entryName = (what: string, locale: Locale): string => (what in ENTRY_KINDS ? ENTRY_KINDS[what as EntryKindName][locale] : what); // checked before the cast

const ENGLISH: Words = {
  JOINED: ({ name }) => `Joined at ${name}`,
  SALE: ({ amount, name, number }) => `Bought for ${amount} at ${name} (${number})`,
  REFUND: ({ amount, name, number }) => `Gave goods back for ${amount} at ${name} (${number})`,
  VALUE: ({ what, name }) => `${entryName(what, 'en')} at ${name}`,
  LEVEL: ({ name }) => (name ? `Level ${name}` : 'Level of the start'),
  TAG: ({ name, what }) => `Tagged “${name}”${what ? `: ${what}` : ''}`,
  CONTACT: ({ what, name }) => `${CONTACTS[what]?.en ?? 'Contact'}${name ? `: ${name}` : ''}`,
  DELIVERY: ({ number, name }) => `Delivery ${number} from ${name}`,
  MESSAGE: ({ name }) => `Message: ${name}`,
  MERGE: ({ number }) => `Record ${number} was merged into this one`,
  CASE: ({ name, what }) => `${CASES[what]?.en ?? 'Case'}: ${name}`,
  ACTIVITY: ({ what, number, name }) => `${ACTIVITIES[what]?.en ?? 'Took part'}${number ? ` in ${number}` : ''} (${name})`,
};

const CHINESE: Words = {
  JOINED: ({ name }) => `在${name}入会`,
  SALE: ({ amount, name, number }) => `在${name}消费 ${amount}（${number}）`,
  REFUND: ({ amount, name, number }) => `在${name}退货 ${amount}（${number}）`,
  VALUE: ({ what, name }) => `${entryName(what, 'zh')}（${name}）`,
  LEVEL: ({ name }) => (name ? `等级变为“${name}”` : '回到起始等级'),
  TAG: ({ name, what }) => `打上标签“${name}”${what ? `：${what}` : ''}`,
  CONTACT: ({ what, name }) => `${CONTACTS[what]?.zh ?? '联系'}${name ? `：${name}` : ''}`,
  DELIVERY: ({ number, name }) => `${name}配送 ${number}`,
  MESSAGE: ({ name }) => `消息：${name}`,
  MERGE: ({ number }) => `会员 ${number} 并入`,
  CASE: ({ name, what }) => `${CASES[what]?.zh ?? '服务'}：${name}`,
  ACTIVITY: ({ what, number, name }) => `${ACTIVITIES[what]?.zh ?? '参与活动'}${number ? `：${number}` : ''}（${name}）`,
};

const CONTACTS: Readonly<Record<string, { en: string; zh: string }>> = {
  CALL: { en: 'Call', zh: '电话' },
  VISIT: { en: 'Visit', zh: '到访' },
  MESSAGE: { en: 'Written to', zh: '消息联系' },
  COMPLAINT: { en: 'Complaint', zh: '投诉' },
};

const CASES: Readonly<Record<string, { en: string; zh: string }>> = {
  RESCUE: { en: 'Rescue', zh: '救援' },
  SERVICE: { en: 'Service', zh: '服务' },
  COMPLAINT: { en: 'Complaint', zh: '投诉' },
  ENQUIRY: { en: 'Enquiry', zh: '咨询' },
};

const ACTIVITIES: Readonly<Record<string, { en: string; zh: string }>> = {
  SIGN_IN: { en: 'Came on-line', zh: '登录' },
  CHECK_IN: { en: 'Checked in', zh: '签到' },
  PARTICIPATION: { en: 'Took part', zh: '参与活动' },
  REVIEW: { en: 'Wrote a review', zh: '评价' },
  SHARE: { en: 'Shared something', zh: '分享' },
};

/** What happened, in a sentence. */
export function happeningText(of: Happening, locale: Locale): string {
  return (locale === 'zh' ? CHINESE : ENGLISH)[of.kind](of);
}
