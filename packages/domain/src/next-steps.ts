import type { Locale } from './errors.ts';
import { type BusinessDate, daysBetween, daysInMonth, isoDate, partsOf } from './time.ts';

/** What is known of a member that may call for something today. */
export interface Situation {
  today: BusinessDate;
  birthday: BusinessDate | null;
  /** Days that the member keeps. */
  anniversaries: readonly { name: string; date: BusinessDate }[];
  lastPurchase: BusinessDate | null;
  /** Mean number of days between purchase days. */
  averageGap: number | null;
  /** The chance that the member still buys. */
  pAlive: number | null;
  /** Points whose last day comes soon, the next first. */
  expiring: { amount: number; on: BusinessDate } | null;
  /** What is lacking to the next level, in words, and how much of the way is done. */
  level: { name: string; lacks: string; share: number; keeping: boolean; by: BusinessDate | null } | null;
  openCases: number;
}

export interface NextStep {
  kind: 'CASE' | 'BIRTHDAY' | 'ANNIVERSARY' | 'EXPIRING' | 'KEEP_LEVEL' | 'NEXT_LEVEL' | 'LOST' | 'QUIET';
  /** The more, the sooner. */
  weight: number;
  text: string;
}

/** Days ahead in which a birthday or an expiry is worth a word. */
const AHEAD = 14;
/** Below this chance a member is likely lost. */
const LOST = 0.3;
/** Quiet is silence for this many times the usual gap, and at least so many days. */
const QUIET = { times: 3, days: 30 };
/** From this share of the way on, the next level is worth a word. */
const NEAR = 0.5;

/** Days until a day comes round again, as a birthday does; of 29 February in other years on the 28th. */
export function daysToBirthday(birthday: BusinessDate, today: BusinessDate): number {
  const { month, day } = partsOf(birthday);
  const { year } = partsOf(today);
  const next = [year, year + 1].map((one) => isoDate(one, month, Math.min(day, daysInMonth(one, month)))).find((date) => date >= today);
  return next === undefined ? Infinity : daysBetween(today, next);
}

/** What is best done next for a member, the most urgent first, in a sentence each. */
export function nextSteps(of: Situation, locale: Locale): NextStep[] {
  const say = (en: string, zh: string) => (locale === 'zh' ? zh : en);
  const steps: NextStep[] = [];
  const { today, birthday, anniversaries, expiring, level, lastPurchase, averageGap, pAlive, openCases } = of;
  const add = (kind: NextStep['kind'], weight: number, en: string, zh: string) => steps.push({ kind, weight, text: say(en, zh) });
  if (openCases > 0) add('CASE', 100, `${openCases} open case${openCases > 1 ? 's' : ''}`, `${openCases} 个未完成的服务`);
  const toBirthday = birthday ? daysToBirthday(birthday, today) : Infinity;
  if (toBirthday === 0) add('BIRTHDAY', 95, 'Birthday today', '今天生日');
  else if (toBirthday <= AHEAD) add('BIRTHDAY', 90 - toBirthday, `Birthday in ${days(toBirthday)}`, `${toBirthday} 天后生日`);
  const [kept] = anniversaries.map(({ name, date }) => ({ name, left: daysToBirthday(date, today) })).toSorted((a, b) => a.left - b.left);
  if (kept && kept.left <= AHEAD)
    add(
      'ANNIVERSARY',
      88 - kept.left,
      `${kept.name} ${kept.left === 0 ? 'today' : `in ${days(kept.left)}`}`,
      `${kept.left === 0 ? '今天' : `${kept.left} 天后`}：${kept.name}`,
    );
  if (expiring) {
    const left = daysBetween(today, expiring.on);
    if (left >= 0 && left <= AHEAD * 2)
      add(
        'EXPIRING',
        80 - left,
        `${expiring.amount} points expire ${left === 0 ? 'today' : `in ${days(left)}`}`,
        `${expiring.amount} 积分${left === 0 ? '今天' : ` ${left} 天后`}到期`,
      );
  }
  if (level?.keeping)
    add(
      'KEEP_LEVEL',
      75,
      `To keep ${level.name}${level.by ? ` by ${level.by}` : ''}: ${level.lacks}`,
      `${level.by ? `${level.by} 前` : ''}保级“${level.name}”：${level.lacks}`,
    );
  else if (level && level.share >= NEAR)
    add('NEXT_LEVEL', 40 + Math.round(level.share * 20), `To ${level.name}: ${level.lacks}`, `升级“${level.name}”：${level.lacks}`);
  const silence = lastPurchase ? daysBetween(lastPurchase, today) : 0;
  if (pAlive !== null && pAlive < LOST && silence > QUIET.days)
    add('LOST', 60, `Likely lost: no purchase for ${days(silence)}`, `可能流失：${silence} 天未消费`);
  else if (averageGap !== null && silence > QUIET.days && silence > averageGap * QUIET.times)
    add(
      'QUIET',
      50,
      `No purchase for ${days(silence)}, usually every ${days(Math.max(1, Math.round(averageGap)))}`,
      `${silence} 天未消费，平时约 ${Math.max(1, Math.round(averageGap))} 天一次`,
    );
  return steps.toSorted((a, b) => b.weight - a.weight);
}

const days = (count: number) => `${count} day${count === 1 ? '' : 's'}`;
