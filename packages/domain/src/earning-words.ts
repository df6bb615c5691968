import { lackText } from './criteria-progress.ts';
import type { Telling } from './criteria-explain.ts';
import type { Words } from './criteria-vocabulary.ts';
import type { Earning, EarningRule, EarningStep, Miss } from './earning.ts';
import type { BandMode, EarningEffect, Rounding } from './earning-effect.ts';
import { formatMoney, type Minor } from './money.ts';
import { sayCount } from './money-words.ts';

const ROUNDED: Record<Rounding, Words> = {
  DOWN: { en: 'parts of a point are dropped', zh: '不足 1 分舍去' },
  NEAREST: { en: 'rounded to the nearest point', zh: '四舍五入' },
  UP: { en: 'rounded up', zh: '不足 1 分按 1 分' },
};

const BANDS: Record<BandMode, Words> = {
  STEP: { en: 'the highest amount reached counts', zh: '按达到的最高一档' },
  RATE: { en: 'the highest rate reached counts for the whole amount', zh: '全额按达到的最高一档' },
  SLICES: { en: 'each part of the amount by its own rate', zh: '分段累进' },
};

type Money = (amount: Minor) => string;

const pointsOf = (points: number) => (points === 1 ? '1 point' : `${sayCount(points)} points`);

/** What a rule gives, in one sentence, for the page that members read. */
export function effectText(effect: EarningEffect, money: Money, locale: 'en' | 'zh'): string {
  const zh = locale === 'zh';
  switch (effect.type) {
    case 'FIXED':
      if (effect.each) return zh ? `每件 ${sayCount(effect.points)} 分` : `${pointsOf(effect.points)} for each piece`;
      return zh ? `每笔 ${sayCount(effect.points)} 分` : `${pointsOf(effect.points)} for the purchase`;
    case 'PER_AMOUNT': {
      const [rate, how] = [money(effect.per), ROUNDED[effect.rounding][locale]];
      return zh ? `每消费 ${rate} 得 ${sayCount(effect.points)} 分（${how}）` : `${pointsOf(effect.points)} for each ${rate} (${how})`;
    }
    case 'MULTIPLIER': {
      const times = effect.percent / 100;
      return zh ? `积分 ${times} 倍` : `${times} times the points`;
    }
    case 'BANDS': {
      const rate = effect.mode === 'STEP' ? '' : zh ? `/${money(effect.per)}` : ` for each ${money(effect.per)}`;
      const bands = effect.bands.map(({ from, points }) =>
        zh ? `满 ${money(from)}：${sayCount(points)} 分${rate}` : `from ${money(from)}: ${pointsOf(points)}${rate}`,
      );
      return zh ? `${bands.join('；')}（${BANDS[effect.mode].zh}）` : `${bands.join('; ')} (${BANDS[effect.mode].en})`;
    }
  }
}

const CAPS: Record<Extract<EarningStep, { most: number }>['step'], (most: number) => Words> = {
  PER_SALE: (most) => ({ en: `at most ${sayCount(most)} for a purchase`, zh: `每笔最多 ${sayCount(most)} 分` }),
  PER_DAY: (most) => ({ en: `at most ${sayCount(most)} a day`, zh: `每天最多 ${sayCount(most)} 分` }),
  PER_MEMBER: (most) => ({ en: `at most ${sayCount(most)} for a member`, zh: `每位会员最多 ${sayCount(most)} 分` }),
  BUDGET: (most) => ({ en: `at most ${sayCount(most)} for everybody together`, zh: `总预算 ${sayCount(most)} 分` }),
};

function stepText(step: EarningStep, locale: 'en' | 'zh'): string {
  const zh = locale === 'zh';
  if ('most' in step) return `${CAPS[step.step](step.most)[locale]}${zh ? '：' : ': '}${sayCount(step.points)}`;
  const names: Record<typeof step.step, Words> = {
    LEVEL: { en: `level “${step.name}”`, zh: `等级“${step.name}”` },
    BIRTHDAY: { en: 'birthday', zh: '生日' },
    CARD: { en: `card “${step.name}”`, zh: `会员卡“${step.name}”` },
  };
  const name = names[step.step][locale];
  return zh ? `${name} ${step.percent}%：${sayCount(step.points)}` : `${name} ${step.percent}%: ${sayCount(step.points)}`;
}

/** Limits and waiting of a rule, for the page that members read; null: none. */
export function limitsText(
  rule: Pick<EarningRule, 'perSale' | 'perDay' | 'perMember' | 'budget' | 'pendingDays' | 'pendingDelivery'>,
  locale: 'en' | 'zh',
): string | null {
  const caps = [
    ['PER_SALE', rule.perSale],
    ['PER_DAY', rule.perDay],
    ['PER_MEMBER', rule.perMember],
    ['BUDGET', rule.budget],
  ] as const;
  const parts = caps.flatMap(([cap, most]) => (most === null ? [] : [CAPS[cap](most)[locale]]));
  const all = [...parts, ...waits({ days: rule.pendingDays, delivery: rule.pendingDelivery }, locale)];
  return all.length > 0 ? all.join(locale === 'zh' ? '；' : '; ') : null;
}

function waits(pending: { days: number | null; delivery: boolean } | null, locale: 'en' | 'zh'): string[] {
  const zh = locale === 'zh';
  if (!pending) return [];
  const { days, delivery } = pending;
  return [
    ...(delivery ? [zh ? '收货后入账' : 'given when the goods have arrived'] : []),
    ...(days === null ? [] : [zh ? `${days} 天后入账` : `given after ${days} days`]),
  ];
}

/** How the points of a rule came about: "¥128.00 counted: 128; level “Gold” 120%: 153". */
export function earningText(
  { base, counted, steps, pending }: Omit<Earning, 'name' | 'version'>,
  money: Money,
  locale: 'en' | 'zh',
): string {
  const zh = locale === 'zh';
  const from = base.given > 0 && base.amount === 0 ? sayCount(base.given) : money(base.amount);
  const parts = [
    zh ? `计算基数 ${from}：${sayCount(counted)}` : `${from} counted: ${sayCount(counted)}`,
    ...steps.map((step) => stepText(step, locale)),
  ];
  return [...parts, ...waits(pending, locale)].join(zh ? '；' : '; ');
}

/** Why a rule gave nothing, with what is missing. @param linesText which goods it means, in words */
export function missText(miss: Miss, telling: Telling, linesText: string, money: Money): string {
  const zh = telling.locale === 'zh';
  switch (miss.why) {
    case 'GUEST':
      return zh ? '散客不积分，请先识别或登记会员。' : 'A walk-in earns nothing. Find the member, or sign the customer up.';
    case 'CARD':
      return zh ? '该会员卡不积分。' : 'This card earns no points.';
    case 'CONDITION': {
      const lacks = miss.lacks.map((lack) => lackText(lack, telling)).join(zh ? '；' : '; ');
      return zh ? `条件未满足：${lacks}。` : `What it asks for is not met: ${lacks}.`;
    }
    case 'LINES':
      return zh ? `购物篮中没有适用商品：${linesText}。` : `None of the goods is meant: ${linesText}.`;
    case 'AMOUNT':
      return zh ? `再消费 ${money(miss.missing)} 即可获得积分。` : `${money(miss.missing)} more would earn points.`;
    case 'NOTHING':
      return zh ? '没有可计算的积分。' : 'There is nothing that it could count.';
    case 'LEVEL':
      return zh ? `等级“${miss.level}”不积分。` : `The level “${miss.level}” earns none.`;
    case 'GROUP':
      return zh ? `与“${miss.by.zh}”同组，不叠加。` : `“${miss.by.en}” applied, and only one of the two does.`;
    case 'STOPPED':
      return zh ? `“${miss.by.zh}”生效后不再叠加其他规则。` : `“${miss.by.en}” applied, and no rule after it does.`;
    default: {
      const most = CAPS[miss.why](miss.most)[telling.locale];
      return zh ? `已达上限：${most}。` : `The limit is reached: ${most}.`;
    }
  }
}

/** How the points follow from the base, in no language: "1 : 1.00 × 150% ≤ 200". Bands and fixed points say nothing. */
export function rateText(effect: EarningEffect, steps: readonly EarningStep[], minorDigits: number): string {
  const counted =
    effect.type === 'PER_AMOUNT'
      ? `${effect.points} : ${formatMoney(effect.per, minorDigits)}`
      : effect.type === 'MULTIPLIER'
        ? `× ${effect.percent / 100}`
        : '';
  return [counted, ...steps.map((step) => ('most' in step ? `≤ ${step.most}` : `× ${step.percent}%`))].filter(Boolean).join(' ');
}
