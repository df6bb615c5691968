import { memberNumber } from '../../packages/domain/src/members.ts';
import { addDays, daysBetween, isoDate, type BusinessDate } from '../../packages/domain/src/time.ts';
import { COMPANY_TRADES, COMPANY_WORDS } from './data/names.ts';
import { HABITS, NOTES, type Habit } from './data/membership.ts';
import { levelFor } from './levels.ts';
import type { Orgs, Store } from './orgs.ts';
import { mobile, personName, type Sex } from './people.ts';
import { at, type Random, wheel } from './random.ts';
import type { Team } from './staff.ts';
import type { Row } from './table.ts';
import { openingTime, type World } from './world.ts';

const MEMBERS = 5_000;
/** Share of the members who joined before the two years of the story, and how many days before at most. */
const OLD_SHARE = 0.46;
const OLD_DAYS = 1_300;
/** What a visit brings in yuan, to guess what a member had spent before the story begins. */
const USUAL_TICKET = 130;

/** A member, or the guest of a till, as the story needs it. */
export interface Member {
  id: string;
  joined: BusinessDate;
  /** Milliseconds since 1970. */
  created: number;
  /** Day of the story, negative if before. */
  joinDay: number;
  home: Store;
  company: boolean;
  habit: Habit;
  /** Days from visit to visit. */
  rhythm: number;
  /** Day of the story after which the member does not come any more. */
  lastDay: number;
  /** Share of the purchases made on-line. */
  online: number;
  /** Minor units in all, with what was spent before the story. */
  spent: number;
}

export interface Members {
  list: Member[];
  /** By store and till. */
  guests: Map<string, string>;
  /** `level_id` is filled in by `withLevels`, after the sales. */
  rows: Row<'member'>[];
  keys: Row<'member_key'>[];
}

export const guestKey = (store: Store, till: string): string => `${store.id}:${till}`;

/** Five thousand members who joined over five years, the more the later, and the guests of the tills. */
export function makeMembers(world: World, orgs: Orgs, teams: Map<Store, Team>, lowestLevel: string, random: Random): Members {
  const members: Members = { list: [], guests: new Map(), rows: [], keys: [] };
  for (const store of orgs.stores) for (const till of store.tills) addGuest(world, members, store, till, lowestLevel, random);
  const count = Math.round(MEMBERS * world.scale);
  const days = Array.from({ length: count }, () => randomJoinDay(world, random)).sort((a, b) => a - b);
  days.forEach((day, serial) => addMember({ world, orgs, teams, members, lowestLevel, random }, day, serial));
  return members;
}

function addGuest(world: World, members: Members, store: Store, till: string, level_id: string, random: Random): void {
  const joined_on = at(world.days, store.openDay);
  const created = openingTime(joined_on, random);
  const id = random.id(created.getTime());
  members.guests.set(guestKey(store, till), id);
  members.rows.push({
    ...NOBODY,
    id,
    kind: 'GUEST',
    number: '',
    name: till,
    source: 'COUNTER',
    home_store_id: store.id,
    level_id,
    joined_on,
    created_at: created,
    updated_at: created,
  });
  members.keys.push({ kind: 'GUEST', value: guestKey(store, till), member_id: id });
}

const NOBODY = {
  gender: null,
  birthday: null,
  phone: null,
  email: null,
  address: null,
  language: null,
  recruiter_id: null,
  note: null,
  origin: 'LIVE',
} as const;

/** The chain has won more members every year: of two random days the later, half of the time. */
function randomJoinDay(world: World, random: Random): number {
  const part = random.chance(0.5) ? random.next() : Math.max(random.next(), random.next());
  return random.chance(OLD_SHARE) ? Math.floor(OLD_DAYS * (part - 1)) : Math.floor(world.days.length * part);
}

interface Making {
  world: World;
  orgs: Orgs;
  teams: Map<Store, Team>;
  members: Members;
  lowestLevel: string;
  random: Random;
}

function addMember({ world, orgs, teams, members, lowestLevel, random }: Making, joinDay: number, serial: number): void {
  const open = orgs.stores.filter((store) => store.openDay <= Math.max(0, joinDay));
  const home = random.spin(wheel(open, (store) => store.weight * (1 + store.growth * (joinDay / world.days.length))));
  const joined = addDays(at(world.days, 0), joinDay);
  const created = new Date(Math.min(openingTime(joined, random).getTime(), world.now.getTime()));
  const id = random.id(created.getTime());
  const company = random.chance(0.008);
  const source = random.spin(SOURCES).source;
  const number = memberNumber(random.next());
  const phone = mobile(1_000 + serial);
  const seller = random.pick(teams.get(home)?.sellers ?? []);
  members.rows.push({
    ...NOBODY,
    ...(company ? companyProfile(home, random) : personProfile(joined, random)),
    id,
    kind: company ? 'ORGANISATION' : 'PERSON',
    number,
    phone,
    source,
    home_store_id: home.id,
    level_id: lowestLevel,
    email: source === 'APP' || source === 'WEBSITE' ? `member${number}@example.com` : null,
    language: random.chance(0.02) ? 'en' : null,
    recruiter_id: source === 'COUNTER' && joinDay >= 0 ? seller.id : null,
    note: random.chance(0.01) ? random.pick(NOTES) : null,
    joined_on: joined,
    created_at: created,
    updated_at: created,
  });
  members.keys.push({ kind: 'NUMBER', value: number, member_id: id }, { kind: 'PHONE', value: phone, member_id: id });
  if (random.chance(0.3)) members.keys.push({ kind: 'CARD', value: `SW${String(100_000 + serial)}`, member_id: id });
  const online = source === 'APP' || source === 'WEBSITE' ? 0.45 : 0.04;
  members.list.push({
    id,
    joined,
    created: created.getTime(),
    joinDay,
    home,
    company,
    online,
    ...conduct(world, joinDay, company, random),
  });
}

const SOURCES = wheel(
  [
    { source: 'COUNTER', weight: 66 },
    { source: 'APP', weight: 20 },
    { source: 'SERVICE_WINDOW', weight: 7 },
    { source: 'WEBSITE', weight: 3 },
    { source: 'CALL_CENTRE', weight: 2 },
    { source: 'PARTNER', weight: 2 },
  ] as const,
  ({ weight }) => weight,
);
const habits = wheel(HABITS, ({ share }) => share);

/** How often the member comes, until when, and what was spent before the story begins. */
function conduct(world: World, joinDay: number, company: boolean, random: Random): Pick<Member, 'habit' | 'rhythm' | 'lastDay' | 'spent'> {
  const habit = company ? HABITS[2] : random.spin(habits);
  const rhythm = random.between(habit.days[0], habit.days[1]);
  const start = Math.max(0, joinDay);
  const lastDay = random.chance(habit.lost) ? random.int(start, world.days.length) : Infinity;
  const visitsBefore = rhythm > 0 ? Math.max(0, -joinDay) / rhythm : 0;
  return { habit, rhythm, lastDay, spent: Math.floor(visitsBefore * USUAL_TICKET * 0.5) * 100 };
}

function personProfile(
  joined: BusinessDate,
  random: Random,
): { name: string; gender: Sex | null; birthday: BusinessDate | null; address: string | null } {
  const sex = random.chance(0.64) ? 'FEMALE' : 'MALE';
  const age = 18 + Math.floor(random.next() ** 1.4 * 55);
  const birthday = isoDate(Number(joined.slice(0, 4)) - age, random.int(1, 12), random.int(1, 28));
  return {
    name: personName(random, sex),
    gender: random.chance(0.93) ? sex : null,
    birthday: random.chance(0.82) ? birthday : null,
    address: null,
  };
}

function companyProfile(home: Store, random: Random): { name: string; address: string } {
  const name = random.pick(home.region.area.cities) + random.pick(COMPANY_WORDS) + random.pick(COMPANY_TRADES);
  return { name, address: home.address.replace(/\d+ 号.*$/, `${random.int(100, 900)} 号写字楼`) };
}

/** Whole days between joining and today. */
export const daysAMember = (world: World, member: Member): number => daysBetween(member.joined, world.today);

/** Gives every member the level that its spending has reached. */
export function withLevels(members: Members, levels: readonly Row<'level'>[]): Row<'member'>[] {
  const spent = new Map(members.list.map((member) => [member.id, member.spent]));
  return members.rows.map((row) => ({ ...row, level_id: at(levels, levelFor(spent.get(row.id) ?? 0)).id }));
}
