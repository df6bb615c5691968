import { type AssetKind, isMoney } from './assets.ts';
import type { Locale } from './errors.ts';
import { type Currency, sayMoney } from './money-words.ts';
import { METHODS } from './payment-words.ts';
import type { BusinessDate } from './time.ts';

/** What can happen to what a member holds, as people call it. */
export const ENTRY_KINDS = {
  TOP_UP: { en: 'Top-up', zh: '充值' },
  TOP_UP_REFUND: { en: 'Top-up paid back', zh: '充值退款' },
  SPEND: { en: 'Spent', zh: '消费' },
  SPEND_REFUND: { en: 'Back from a refund', zh: '消费退回' },
  TRANSFER_OUT: { en: 'Transfer out', zh: '转出' },
  TRANSFER_IN: { en: 'Transfer in', zh: '转入' },
  EARN: { en: 'Earned', zh: '获得积分' },
  EARN_BACK: { en: 'Earned, taken back', zh: '积分扣回' },
  GRANT: { en: 'Granted by hand', zh: '手动调整' },
  CONVERT: { en: 'Converted', zh: '积分转换' },
  EXPIRE: { en: 'Expired', zh: '过期' },
  PASS_SALE: { en: 'Pass sold', zh: '售卡' },
  PASS_USE: { en: 'Pass used', zh: '核销' },
  PASS_EXTEND: { en: 'Pass extended', zh: '延期' },
  PASS_REFUND: { en: 'Pass paid back', zh: '退卡' },
  OPENING: { en: 'Opening balance', zh: '期初余额' },
  CORRECTION: { en: 'Correction', zh: '更正' },
  REVERSAL: { en: 'Reversal', zh: '冲正' },
} as const;
export type EntryKindName = keyof typeof ENTRY_KINDS;

/** One of the member's lines of an entry. */
export interface Moved {
  kind: AssetKind;
  /** As the chain calls it. */
  asset: string;
  /** In the asset's own unit; positive: the member has more. */
  amount: number;
  expiresOn: BusinessDate | null;
}

/**
 * What an entry's writer may note beside the columns (`why`), and what the words make of it. Other keys are kept and not told.
 * `package`, `pass`, `task`, `level`, `rule`, `ruleEn`: names as they were; `debt`: what was owed is paid; `line`: of the receipt; `base`: minor units that points were counted from;
 * `price`: minor units paid for a pass, or paid back; `action`: of TASK_ACTIONS, what the member did; `rate`: how the amount follows from it, as text ("1 per ¥10", "100 : 1"); `days`: of a longer validity; `batch`: of an import; `card`, `receipt`: of a card
 * that paid from these accounts for another member, its masked number and the sale's.
 */
const NOTES = [
  'package',
  'pass',
  'task',
  'level',
  'action',
  'rule',
  'ruleEn',
  'debt',
  'line',
  'base',
  'price',
  'rate',
  'days',
  'batch',
  'card',
  'receipt',
] as const;
type Notes = Partial<Record<(typeof NOTES)[number], string | number>>;

/** All that is known of an entry; null: there is none, or it is not for whoever reads. */
export interface Explained {
  kind: EntryKindName;
  moved: readonly Moved[];
  store: string;
  /** Null: the product itself, or the member. */
  operator: string | null;
  /** The sale's number. */
  receipt: string | null;
  /** Of the rule that decided it. */
  ruleVersion: number | null;
  method: string | null;
  reference: string | null;
  reason: string | null;
  /** Of a reversal: what it undoes. */
  undoes: { kind: EntryKindName; on: BusinessDate } | null;
  /** Of a transfer: the other member. */
  peer: string | null;
  why: unknown;
}

/** Why an entry is as it is: one sentence of what happened, then everything that led to it. Never empty. */
export function explain(entry: Explained, chain: Currency, locale: Locale): string {
  const words = locale === 'zh' ? chinese(entry, chain) : english(entry, chain);
  return words.filter((word) => word !== '').join(locale === 'zh' ? '' : ' ');
}

function notesOf(why: unknown): Notes {
  const given: Record<string, unknown> = why !== null && typeof why === 'object' ? { ...why } : {};
  const notes: Notes = {};
  for (const name of NOTES) {
    const value = given[name];
    if (typeof value === 'string' || typeof value === 'number') notes[name] = value;
  }
  return notes;
}

/** What a member does for a task of points. */
const TASK_ACTIONS = {
  PROFILE_COMPLETED: { en: 'for a complete profile', zh: '因完善资料' },
  CHECK_IN: { en: 'for a check-in', zh: '因签到' },
  REVIEW: { en: 'for a review', zh: '因评价' },
  SHARE: { en: 'for sharing', zh: '因分享' },
  BIRTHDAY: { en: 'for a birthday', zh: '因生日' },
} as const;

function actionWords({ action }: Notes, locale: Locale): string {
  const known = Object.entries(TASK_ACTIONS).find(([name]) => name === action)?.[1];
  return known ? `${locale === 'en' ? ' ' : ''}${known[locale]}` : '';
}

/** The sum of each asset, in the order in which they moved. */
function sums(moved: readonly Moved[]): Moved[] {
  const all = new Map<string, Moved>();
  for (const one of moved) {
    const key = isMoney(one.kind) ? one.kind : one.asset;
    const known = all.get(key);
    all.set(key, known ? { ...known, amount: known.amount + one.amount } : one);
  }
  return [...all.values()];
}

const money = (amount: number, chain: Currency, zh: boolean) => sayMoney(amount, chain, zh ? 'zh' : 'en');

/** "¥500.00 principal", "120 spending points", "10 uses of Massage". */
function amountOf({ kind, asset, amount }: Moved, chain: Currency, zh: boolean): string {
  const size = Math.abs(amount);
  const number = new Intl.NumberFormat(zh ? 'zh-CN' : 'en').format(size);
  if (kind === 'PRINCIPAL') return zh ? `本金 ${money(size, chain, zh)}` : `${money(size, chain, zh)} principal`;
  if (kind === 'BONUS') return zh ? `赠金 ${money(size, chain, zh)}` : `${money(size, chain, zh)} bonus`;
  if (kind === 'POINTS') return `${number} ${asset}`;
  if (kind === 'COUNT') return zh ? `“${asset}” ${number} 次` : `${number} ${size === 1 ? 'use' : 'uses'} of “${asset}”`;
  return `“${asset}”`;
}

interface Told {
  got: string;
  lost: string;
  signed: string;
  /** The pass or the like that a mark is on. */
  marked: string;
}

function tell({ moved }: Explained, chain: Currency, zh: boolean): Told {
  const list = (parts: string[]) => (zh ? parts.join('、') : joined(parts));
  const all = sums(moved);
  const of = (which: (one: Moved) => boolean) => list(all.filter(which).map((one) => amountOf(one, chain, zh)));
  const signed = list(all.filter(({ amount }) => amount !== 0).map((one) => `${one.amount > 0 ? '+' : '−'}${amountOf(one, chain, zh)}`));
  return {
    got: of(({ amount }) => amount > 0),
    lost: of(({ amount }) => amount < 0),
    signed,
    marked: list(all.map(({ asset }) => `“${asset}”`)),
  };
}

function joined(parts: string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** The days until which what came, or was marked, can be spent; the earliest. */
function validUntil(entry: Explained): BusinessDate | null {
  const days = entry.moved.filter(({ amount }) => amount >= 0).flatMap(({ expiresOn }) => (expiresOn ? [expiresOn] : []));
  return days.toSorted()[0] ?? null;
}

/** Of what expired: the last day. */
function lastDay({ moved }: Explained): BusinessDate | null {
  return moved.flatMap(({ expiresOn }) => (expiresOn ? [expiresOn] : [])).toSorted()[0] ?? null;
}

function english(entry: Explained, chain: Currency): string[] {
  const notes = notesOf(entry.why);
  const told = tell(entry, chain, false);
  const { operator, reason, ruleVersion, reference } = entry;
  const until = entry.kind === 'EXPIRE' ? null : validUntil(entry);
  const base = typeof notes.base === 'number' ? money(notes.base, chain, false) : null;
  const price = typeof notes.price === 'number' ? money(notes.price, chain, false) : '';
  return [
    `${englishSentence(entry, { ...told, price }, notes)}.`,
    notes.package ? `Package “${notes.package}”.` : '',
    notes.level ? `Gift of the level “${notes.level}”.` : '',
    notes.card ? `Card ${notes.card}.` : '',
    base ? `Counted from ${base}${notes.rate ? ` at ${notes.rate}` : ''}.` : notes.rate ? `Rate ${notes.rate}.` : '',
    notes.rule || ruleVersion !== null
      ? `Rule${notes.rule ? ` “${notes.ruleEn ?? notes.rule}”` : ''}${ruleVersion === null ? '' : `, version ${ruleVersion}`}.`
      : '',
    until ? `Valid until ${until}.` : '',
    reference ? `Payment reference ${reference}.` : '',
    reason ? `Reason: ${reason}.` : '',
    operator ? `By ${operator}.` : '',
  ];
}

function englishSentence(entry: Explained, { got, lost, signed, marked, price }: Told & { price: string }, notes: Notes): string {
  const { kind, store, undoes, peer } = entry;
  const receipt = entry.receipt ?? notes.receipt;
  const paid = entry.method ? ` ${METHODS[entry.method]?.en ?? ''}`.trimEnd() : '';
  const on = receipt ? ` on receipt ${receipt}${notes.line ? `, line ${notes.line}` : ''}` : '';
  const day = lastDay(entry);
  const by: Record<EntryKindName, string> = {
    TOP_UP: `${got} topped up at ${store}${paid && `, paid${paid}`}`,
    TOP_UP_REFUND: `${lost} of a top-up taken off and paid back at ${store}${paid}`,
    SPEND: `${lost} spent at ${store}${on}`,
    SPEND_REFUND: `${got} came back at ${store}: goods were given back${on}`,
    TRANSFER_OUT: `${lost} given to ${peer ?? 'another member'} at ${store}`,
    TRANSFER_IN: `${got} received from ${peer ?? 'another member'} at ${store}`,
    EARN: `${got} earned at ${store}${on}${actionWords(notes, 'en')}`,
    EARN_BACK: `${lost} taken back at ${store}: ${notes.debt ? 'owed from an earlier refund' : 'what earned it was given back'}${on}`,
    GRANT: `${got ? `${got} granted` : `${lost} taken off`} at ${store}${notes.task ? ` for “${notes.task}”` : ' by hand'}`,
    CONVERT: `${lost} converted into ${got} at ${store}`,
    EXPIRE: `${lost} expired${day ? `: could be spent until ${day}` : ''}`,
    PASS_SALE: `${got} sold at ${store}${price && ` for ${price}`}${paid && `, paid${paid}`}${on}`,
    PASS_USE: `${lost || marked} used at ${store}${on}`,
    PASS_EXTEND: `${marked} extended${notes.days ? ` by ${notes.days} days` : ''} at ${store}`,
    PASS_REFUND: `${lost} given back at ${store} and ${price && `${price} `}paid back${paid}`,
    OPENING: `${got} brought along from an earlier system at ${store}${notes.batch ? `, import ${notes.batch}` : ''}`,
    CORRECTION: `Put right by hand at ${store}: ${signed}`,
    REVERSAL: `${undoes ? `“${ENTRY_KINDS[undoes.kind].en}” of ${undoes.on} undone` : 'An earlier entry undone'} at ${store}: ${signed || 'nothing moved'}${on}`,
  };
  return by[kind];
}

function chinese(entry: Explained, chain: Currency): string[] {
  const notes = notesOf(entry.why);
  const told = tell(entry, chain, true);
  const { operator, reason, ruleVersion, reference } = entry;
  const until = entry.kind === 'EXPIRE' ? null : validUntil(entry);
  const base = typeof notes.base === 'number' ? money(notes.base, chain, true) : null;
  const price = typeof notes.price === 'number' ? money(notes.price, chain, true) : '';
  return [
    `${chineseSentence(entry, { ...told, price }, notes)}。`,
    notes.package ? `储值方案“${notes.package}”。` : '',
    notes.level ? `等级“${notes.level}”的礼包。` : '',
    notes.card ? `会员卡 ${notes.card}。` : '',
    base ? `计算基数 ${base}${notes.rate ? `，比例 ${notes.rate}` : ''}。` : notes.rate ? `比例 ${notes.rate}。` : '',
    notes.rule || ruleVersion !== null
      ? `规则${notes.rule ? `“${notes.rule}”` : ''}${ruleVersion === null ? '' : `第 ${ruleVersion} 版`}。`
      : '',
    until ? `有效期至 ${until}。` : '',
    reference ? `支付凭证号 ${reference}。` : '',
    reason ? `原因：${reason}。` : '',
    operator ? `经办人：${operator}。` : '',
  ];
}

function chineseSentence(entry: Explained, { got, lost, signed, marked, price }: Told & { price: string }, notes: Notes): string {
  const { kind, store, undoes, peer } = entry;
  const receipt = entry.receipt ?? notes.receipt;
  const paid = entry.method ? `，付款方式：${METHODS[entry.method]?.zh ?? '其他方式'}` : '';
  const back = entry.method ? `，退至${METHODS[entry.method]?.zh ?? '其他方式'}` : '';
  const on = receipt ? `，小票 ${receipt}${notes.line ? ` 第 ${notes.line} 行` : ''}` : '';
  const day = lastDay(entry);
  const by: Record<EntryKindName, string> = {
    TOP_UP: `在${store}充值 ${got}${paid}`,
    TOP_UP_REFUND: `在${store}办理充值退款，扣除 ${lost}${back}`,
    SPEND: `在${store}消费 ${lost}${on}`,
    SPEND_REFUND: `在${store}退货，退回 ${got}${on}`,
    TRANSFER_OUT: `在${store}转给${peer ?? '其他会员'} ${lost}`,
    TRANSFER_IN: `在${store}收到${peer ?? '其他会员'}转入 ${got}`,
    EARN: `在${store}${actionWords(notes, 'zh')}获得 ${got}${on}`,
    EARN_BACK: notes.debt ? `在${store}抵扣此前退货欠扣的 ${lost}` : `在${store}退货，扣回 ${lost}${on}`,
    GRANT: `在${store}${notes.task ? `因“${notes.task}”` : '手动'}${got ? `发放 ${got}` : `扣减 ${lost}`}`,
    CONVERT: `在${store}将 ${lost} 转换为 ${got}`,
    EXPIRE: `${lost} 已过期${day ? `，有效期至 ${day}` : ''}`,
    PASS_SALE: `在${store}购买 ${got}${price && `，售价 ${price}`}${paid}${on}`,
    PASS_USE: `在${store}核销 ${lost || marked}${on}`,
    PASS_EXTEND: `在${store}延期 ${marked}${notes.days ? ` ${notes.days} 天` : ''}`,
    PASS_REFUND: `在${store}退卡，扣除 ${lost}${price && `，退款 ${price}`}${back}`,
    OPENING: `在${store}导入期初余额 ${got}${notes.batch ? `，批次 ${notes.batch}` : ''}`,
    CORRECTION: `在${store}手动更正：${signed}`,
    REVERSAL: `在${store}冲正${undoes ? ` ${undoes.on} 的“${ENTRY_KINDS[undoes.kind].zh}”` : '此前的一笔'}：${signed || '金额不变'}${on}`,
  };
  return by[kind];
}
