import { guestKey, type Member, type Members } from './members.ts';
import type { Orgs, Store } from './orgs.ts';
import { at, type Random, wheel } from './random.ts';
import { ONLINE_HOURS, type Season, STORE_HOURS } from './season.ts';
import { instant, type World } from './world.ts';

/** Walk-in customers of an average store on an average day. */
const WALK_INS = 2.1;

/** Somebody buys something. */
export interface Visit {
  /** Milliseconds since 1970. */
  at: number;
  day: number;
  store: Store;
  channel: 'STORE' | 'APP' | 'WEBSITE' | 'CALL_CENTRE';
  /** None on-line. */
  till: string | null;
  memberId: string;
  /** None of a walk-in customer. */
  member?: Member;
}

interface Place {
  world: World;
  seasons: readonly Season[];
  orgs: Orgs;
  random: Random;
}

const hours = STORE_HOURS.map((_, hour) => hour);
const storeHour = wheel(hours, (hour) => at(STORE_HOURS, hour));
const onlineHour = wheel(hours, (hour) => at(ONLINE_HOURS, hour));
const channels = wheel(
  [
    ['APP', 72],
    ['WEBSITE', 18],
    ['CALL_CENTRE', 10],
  ] as const,
  ([, weight]) => weight,
);

/** Who buys where on each day of the story, up to now, in the order of time. */
export function makeVisits(world: World, seasons: readonly Season[], orgs: Orgs, members: Members, random: Random): Visit[][] {
  const place = { world, seasons, orgs, random };
  const visits: Visit[][] = world.days.map(() => []);
  for (const member of members.list) for (const day of daysOf(place, member)) visits[day]?.push(visitOf(place, member, day));
  for (const store of orgs.stores) addWalkIns(place, store, members, visits);
  return visits.map((day) => day.filter((visit) => visit.at <= world.now.getTime()).sort((a, b) => a.at - b.at));
}

/** Part of the two years that has passed: 0 to 1. */
const progress = (world: World, day: number): number => day / world.days.length;

/** The days on which a member comes: by the member's rhythm, oftener in season, rather on busy days. */
function daysOf({ world, seasons, random }: Place, member: Member): Set<number> {
  const days = new Set<number>();
  if (member.rhythm === 0) return days;
  const end = world.days.length - 1;
  let day = member.joinDay >= 0 && random.chance(0.85) ? member.joinDay : Math.max(0, member.joinDay) + member.rhythm * random.next();
  if (day === member.joinDay) days.add(day);
  else day -= member.rhythm;
  for (;;) {
    const here = at(seasons, Math.min(end, Math.max(0, Math.floor(day))));
    const crowd = (1 + here.stores) / 2 + member.home.growth * progress(world, day);
    day += (member.rhythm * (0.4 + 0.6 * (random.next() + random.next()))) / crowd;
    if (day > end + 2 || day > member.lastDay) break;
    const near = [-2, -1, 0, 1, 2]
      .map((shift) => Math.floor(day) + shift)
      .filter((other) => other > member.joinDay && other >= 0 && other <= end);
    if (near.length > 0) days.add(random.spin(wheel(near, (other) => at(seasons, other).stores ** 1.6)));
  }
  addBargainDays({ seasons, random }, member, days);
  return days;
}

/** On the great days of on-line shopping people buy who would not have come. */
function addBargainDays({ seasons, random }: Pick<Place, 'seasons' | 'random'>, member: Member, days: Set<number>): void {
  if (member.company) return;
  seasons.forEach(({ online }, day) => {
    if (online < 2.5 || day < member.joinDay || day > member.lastDay) return;
    if (random.chance(((0.003 + member.online * 0.12) * online) / Math.sqrt(member.rhythm / 10))) days.add(day);
  });
}

function visitOf({ world, seasons, orgs, random }: Place, member: Member, day: number): Visit {
  const season = at(seasons, day);
  const neighbours = orgs.stores.filter((store) => store.region === member.home.region && store.openDay <= day);
  const store = member.home.openDay > day || random.chance(0.12) ? random.pick(neighbours) : member.home;
  const online = random.chance(Math.min(0.95, (member.online * season.online) / season.stores));
  const channel = online ? random.spin(channels)[0] : 'STORE';
  const earliest = day === member.joinDay ? member.created + 60_000 : 0;
  return {
    at: Math.max(earliest, timeOf(world, day, online, random)),
    day,
    store,
    channel,
    till: online ? null : random.pick(store.tills),
    memberId: member.id,
    member,
  };
}

function timeOf(world: World, day: number, online: boolean, random: Random): number {
  const hour = random.spin(online ? onlineHour : storeHour);
  return instant(world, day, hour * 60 + random.between(0, 60));
}

function addWalkIns({ world, seasons, random }: Place, store: Store, members: Members, visits: Visit[][]): void {
  for (let day = store.openDay; day < world.days.length; day++) {
    const expected =
      WALK_INS * store.weight * (1 + store.growth * progress(world, day)) * at(seasons, day).stores * opening(store, day) * world.scale;
    const count = Math.floor(expected * random.between(0.7, 1.3) + random.next());
    for (let customer = 0; customer < count; customer++) {
      const till = random.chance(0.65) ? at(store.tills, 0) : random.pick(store.tills);
      const memberId = members.guests.get(guestKey(store, till)) ?? '';
      visits[day]?.push({ at: timeOf(world, day, false, random), day, store, channel: 'STORE', till, memberId });
    }
  }
}

/** A new store draws a crowd for two weeks, then has to win its customers. */
function opening({ openDay }: Store, day: number): number {
  if (openDay === 0) return 1;
  const age = day - openDay;
  return age < 14 ? 1.6 : Math.min(1, 0.55 + age / 300);
}
