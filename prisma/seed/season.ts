import { addDays, partsOf, weekday, type BusinessDate } from '../../packages/domain/src/time.ts';
import { at } from './random.ts';
import type { Demand } from './data/shelf.ts';

const WEEK = [0.86, 0.8, 0.9, 0.9, 1.08, 1.32, 1.22]; // Monday first
const MONTHS = [1.06, 0.9, 0.92, 0.96, 1.0, 0.98, 1.02, 1.03, 1.0, 1.0, 1.0, 1.04];
const HOT = [0.35, 0.35, 0.5, 0.8, 1.2, 1.7, 2.4, 2.3, 1.5, 0.9, 0.5, 0.35];
const COLD = [1.6, 1.4, 1.1, 0.9, 0.7, 0.6, 0.5, 0.5, 0.8, 1.1, 1.4, 1.6];
const SPRING = [0.5, 0.6, 1.5, 2.4, 1.7, 1.1, 0.9, 0.8, 0.8, 0.7, 0.6, 0.5];

/** What makes a day unlike others. */
export interface Season {
  /** Customers in the stores and on-line, against an ordinary day. */
  stores: number;
  online: number;
  /** How well a shelf of each kind sells. */
  demand: Record<Demand, number>;
  /** Share of the goods that are on offer, and how much is taken off them. */
  offer: { share: number; off: number };
}

const lunar = new Intl.DateTimeFormat('en-US-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });

const lunarDays = new Map<BusinessDate, string>();

/** Month and day of the Chinese calendar, as "8/15"; a leap month is "6bis/1". */
function lunarDay(date: BusinessDate): string {
  const known = lunarDays.get(date) ?? lunar.format(new Date(`${date}T00:00:00Z`));
  lunarDays.set(date, known);
  return known;
}

/** The lunar feast of the given name that comes within `days` from the date on, or was within the last ten: days until it. */
function daysUntil(feast: string, date: BusinessDate, days: number): number | undefined {
  for (let ahead = -10; ahead <= days; ahead++) if (lunarDay(addDays(date, ahead)) === feast) return ahead;
  return undefined;
}

/** Climbs from 1 to `peak` over the last `days` before a feast. */
const climb = (until: number | undefined, days: number, peak: number): number =>
  until === undefined || until < 0 || until > days ? 1 : 1 + (peak - 1) * (1 - until / days) ** 0.7;

/** New Year's goods sell for weeks before the feast; in its first days most shops are shut. */
function newYearCrowd(until: number | undefined): number {
  if (until === undefined) return 1;
  if (until <= 0) return until > -3 ? 0.3 : until > -7 ? 0.65 : 0.9;
  return climb(until, 28, 2) * (until === 1 ? 0.5 : 1);
}

/** The shopping days of the solar calendar: customers in stores and on-line, goods on offer. */
function shoppingDay(month: number, day: number): { stores: number; online: number; share: number; off: number } {
  if (month === 11 && day <= 11)
    return day === 11 ? { stores: 1.5, online: 6, share: 0.45, off: 0.2 } : { stores: 1.08, online: 2, share: 0.25, off: 0.12 };
  if (month === 6 && day >= 12 && day <= 18)
    return day === 18 ? { stores: 1.35, online: 4, share: 0.4, off: 0.18 } : { stores: 1.05, online: 1.6, share: 0.2, off: 0.1 };
  if (month === 12 && day === 12) return { stores: 1.25, online: 3, share: 0.3, off: 0.15 };
  if (month === 10 && day <= 7) return { stores: 1.4, online: 0.9, share: 0.15, off: 0.1 };
  if (month === 5 && day <= 5) return { stores: 1.3, online: 0.9, share: 0.15, off: 0.1 };
  return { stores: 1, online: 1, share: 0.06, off: 0.1 };
}

/** Spring Festival, Dragon Boat, Mid-Autumn, Double 11, 618, summer, weekends: what a day is like for the trade. */
export function seasonOf(date: BusinessDate): Season {
  const { month, day } = partsOf(date);
  const newYear = daysUntil('1/1', date, 40);
  const midAutumn = daysUntil('8/15', date, 35);
  const dragonBoat = daysUntil('5/5', date, 25);
  const special = shoppingDay(month, day);
  const crowd =
    at(WEEK, weekday(date) - 1) * at(MONTHS, month - 1) * newYearCrowd(newYear) * climb(midAutumn, 14, 1.35) * climb(dragonBoat, 7, 1.15);
  const before = (until: number | undefined) => until !== undefined && until >= 0;
  return {
    stores: crowd * special.stores,
    online: at(MONTHS, month - 1) * special.online * climb(newYear, 28, 1.5) * climb(midAutumn, 14, 1.4),
    offer: special,
    demand: {
      flat: 1,
      hot: at(HOT, month - 1),
      cold: at(COLD, month - 1),
      spring: at(SPRING, month - 1),
      gifts: climb(newYear, 28, 4) * climb(midAutumn, 21, 3.5),
      newyear: climb(newYear, 32, 2.4) * at(COLD, month - 1) ** 0.4,
      newyearOnly: before(newYear) ? climb(newYear, 40, 5) - 0.8 : 0,
      midautumn: before(midAutumn) ? climb(midAutumn, 35, 5) - 0.8 : 0,
      dragonboat: before(dragonBoat) ? climb(dragonBoat, 25, 5) - 0.8 : 0,
    },
  };
}

/** Minutes after midnight by which the customers of a store, and those on-line, come: one weight per hour. */
export const STORE_HOURS = [0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 5, 7, 6, 5, 6, 7, 8, 9, 11, 13, 11, 7, 0, 0];
export const ONLINE_HOURS = [6, 5, 4, 4, 3, 3, 3, 3, 4, 5, 6, 6, 7, 6, 5, 5, 5, 5, 5, 7, 9, 10, 9, 7];
