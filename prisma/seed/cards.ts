import { cardExpiry, type CardKind, type CardState, renewedUntil } from '../../packages/domain/src/cards.ts';
import { cardNumber } from '../../packages/domain/src/cards-number.ts';
import { addDays, businessDate } from '../../packages/domain/src/time.ts';
import type { Member, Members } from './members.ts';
import type { Store } from './orgs.ts';
import { mobile, personName } from './people.ts';
import { at, type Random } from './random.ts';
import type { Team } from './staff.ts';
import type { Row } from './table.ts';
import { TIME_ZONE, type World } from './world.ts';

interface Kind {
  id: string;
  code: string;
  name: string;
  kind: CardKind;
  months: number;
  fee: number;
}

const id = (place: number) => `00000000-0000-7000-8000-0000000002${String(place).padStart(2, '0')}`;

const ORDINARY: Kind = { id: id(0), code: 'ORD', name: '普通卡', kind: 'INDIVIDUAL', months: 60, fee: 0 };
const SILVER: Kind = { id: id(1), code: 'SILVER', name: '银卡', kind: 'INDIVIDUAL', months: 36, fee: 0 };
const GOLD: Kind = { id: id(2), code: 'GOLD', name: '金卡', kind: 'INDIVIDUAL', months: 24, fee: 2_000 };
const VIP: Kind = { id: id(3), code: 'VIP', name: '贵宾卡', kind: 'INDIVIDUAL', months: 24, fee: 5_000 };
const FAMILY: Kind = { id: id(4), code: 'FAMILY', name: '附属卡', kind: 'SUPPLEMENTARY', months: 24, fee: 1_000 };
const GROUP: Kind = { id: id(5), code: 'GROUP', name: '团体卡', kind: 'GROUP', months: 12, fee: 0 };
const TASTING: Kind = { id: id(6), code: 'TASTING', name: '品茶次卡', kind: 'INDIVIDUAL', months: 12, fee: 0 };

/** Beside what all types have in common: colour, pattern, switches. */
const TYPES: readonly (readonly [Kind, string, string, Partial<Row<'card_type'>>])[] = [
  [ORDINARY, '#64748b', '86{8}', {}],
  [SILVER, '#9ca3af', '87{8}', {}],
  [GOLD, '#ca8a04', '88{8}', { pin_above: 50_000 }],
  [VIP, '#7c3aed', '89{8}', { credit: true, pin_above: 100_000, points_percent: 120 }],
  [FAMILY, '#be185d', '66{8}', { pin_above: 20_000 }],
  [GROUP, '#0f766e', '67{store}{6}', { organisations: true, active_at_once: false }],
  [TASTING, '#16a34a', '65{8}', { stored_value: false, points: false, discount: false, count: true, timed: true }],
];

export interface Cards {
  types: Row<'card_type'>[];
  rows: Row<'card'>[];
  events: Row<'card_event'>[];
  batches: Row<'card_batch'>[];
  blanks: Row<'card_blank'>[];
  applications: Row<'card_application'>[];
}

interface Making {
  world: World;
  teams: Map<Store, Team>;
  cards: Cards;
  keys: Row<'member_key'>[];
  random: Random;
  /** The next serial by type. */
  serials: Map<Kind, number>;
}

/** Cards for the members who had a number, cards of their families and of companies, a batch for the printer, and people who apply. */
export function makeCards(world: World, members: Members, teams: Map<Store, Team>, random: Random): Cards {
  const cards: Cards = { types: [], rows: [], events: [], batches: [], blanks: [], applications: [] };
  const making: Making = { world, teams, cards, keys: [], random, serials: new Map() };
  const owners = new Set(members.keys.filter(({ kind }) => kind === 'CARD').map(({ member_id }) => member_id));
  members.keys = members.keys.filter(({ kind }) => kind !== 'CARD');
  for (const member of members.list) if (owners.has(member.id)) giveCards(making, member);
  giveLinked(making, members.list);
  members.keys.push(...making.keys);
  makeBatch(making);
  makeApplications(making, members.list);
  cards.types = TYPES.map(([kind, colour, pattern, change]) => typeRow(making, kind, { colour, pattern, ...change }));
  return cards;
}

function typeRow(
  { serials }: Making,
  kind: Kind,
  change: Partial<Row<'card_type'>> & { colour: string; pattern: string },
): Row<'card_type'> {
  return {
    id: kind.id,
    code: kind.code,
    name: kind.name,
    kind: kind.kind,
    stored_value: true,
    points: true,
    discount: true,
    count: false,
    timed: false,
    credit: false,
    organisations: false,
    next_serial: serials.get(kind) ?? 1,
    valid_months: kind.months,
    active_at_once: true,
    pin_above: null,
    issue_fee: kind.fee,
    renew_fee: 0,
    replace_fee: 1_000,
    created_at: new Date('2020-01-01T00:00:00Z'),
    ...change,
  };
}

function nextNumber({ serials }: Making, kind: Kind, store: Store): string {
  const serial = serials.get(kind) ?? 1;
  serials.set(kind, serial + 1);
  const pattern = TYPES.find(([one]) => one === kind)?.[2] ?? '{8}';
  return cardNumber(pattern, { store: store.code, type: kind.code, serial });
}

/** By what was spent: the more, the better the card; a few have lost it, or have a new one in its place. */
function giveCards(making: Making, member: Member): void {
  const { random } = making;
  const kind = member.spent > 1_500_000 ? VIP : member.spent > 600_000 ? GOLD : member.spent > 200_000 ? SILVER : ORDINARY;
  const fate = random.next();
  const state: CardState = fate < 0.02 ? 'LOST' : fate < 0.03 ? 'FROZEN' : fate < 0.05 ? 'CLOSED' : fate < 0.08 ? 'REPLACED' : 'ACTIVE';
  const old = give(making, member, kind, { state, at: member.created });
  if (state === 'REPLACED') give(making, member, kind, { state: 'ACTIVE', at: old.endedAt, replaces: old.id });
  if (random.chance(0.03)) give(making, member, TASTING, { state: 'ACTIVE', at: member.created + 86_400_000 });
}

/** Families spend from who saves, employees from their company. */
function giveLinked(making: Making, list: readonly Member[]): void {
  const { random } = making;
  const companies = list.filter(({ company }) => company);
  const people = list.filter(({ company }) => !company);
  for (let n = 0; n < people.length / 60; n++) {
    const [holder, payer] = [random.pick(people), random.pick(people)];
    if (holder === payer) continue;
    give(making, holder, FAMILY, { state: 'ACTIVE', at: Math.max(holder.created, payer.created), payer, limits: [20_000, 100_000] });
  }
  for (const payer of companies) {
    const holder = random.pick(people);
    const state = random.chance(0.2) ? 'ISSUED' : 'ACTIVE';
    give(making, holder, GROUP, { state, at: Math.max(holder.created, payer.created), payer, limits: [50_000, 300_000] });
  }
}

interface Giving {
  state: CardState;
  /** Milliseconds since 1970. */
  at: number;
  replaces?: string;
  payer?: Member;
  /** A day and a month, in minor units. */
  limits?: readonly [number, number];
}

const REASONS: Partial<Record<CardState, readonly [Row<'card_event'>['act'], string]>> = {
  LOST: ['REPORT_LOSS', '会员来电，卡片遗失'],
  FROZEN: ['FREEZE', '交易异常，待核实'],
  CLOSED: ['CLOSE', '会员申请注销'],
  REPLACED: ['REPLACE', '卡片损坏'],
};

/** One card and what happened to it. What is over its last day has expired. */
function give(making: Making, { id: member_id, home }: Member, kind: Kind, { state: wanted, at: time, ...giving }: Giving) {
  const { world, random, cards, teams } = making;
  const now = world.now.getTime();
  const began = Math.min(time, now);
  const day = businessDate(new Date(began), TIME_ZONE, 0);
  const first_end = cardExpiry(day, kind.months);
  const renewals = wanted === 'ACTIVE' ? renewalsOf(making, kind, first_end) : [];
  const expires_on = renewals.at(-1)?.until ?? first_end;
  const over = expires_on !== null && expires_on < world.today;
  const state: CardState = over && wanted === 'ACTIVE' ? 'EXPIRED' : wanted;
  const card_id = random.id(began);
  const endedAt = Math.min(now, Math.floor(began + (now - began) * random.between(0.3, 0.95)));
  const number = nextNumber(making, kind, home);
  const [perDay = null, perMonth = null] = giving.limits ?? [];
  cards.rows.push({
    member_id,
    id: card_id,
    number,
    type_id: kind.id,
    state,
    store_id: home.id,
    issued_on: day,
    activated_at: state === 'ISSUED' ? null : new Date(began),
    expires_on,
    payer_id: giving.payer?.id ?? null,
    limit_day: perDay,
    limit_month: perMonth,
    replaces_id: giving.replaces ?? null,
    state_at: new Date(REASONS[state] ? endedAt : began),
    created_at: new Date(began),
  });
  making.keys.push({ kind: 'CARD', value: number, member_id });
  const operator_id = teams.get(home)?.cashier.id ?? null;
  const first = state === 'ISSUED' ? 'ISSUED' : 'ACTIVE';
  const common = { member_id, card_id, store_id: home.id };
  const fee = giving.replaces ? 1_000 : kind.fee;
  const paid = { fee, method: fee > 0 ? ('WECHAT_PAY' as const) : null };
  cards.events.push(
    event(random, { ...common, operator_id, act: 'ISSUE', from_state: null, to_state: first, reason: null, ...paid }, began),
  );
  const [act, reason] = REASONS[state] ?? [];
  const free = { fee: 0, method: null };
  if (act && reason)
    cards.events.push(event(random, { ...common, operator_id, act, from_state: first, to_state: state, reason, ...free }, endedAt));
  for (const { on } of renewals) {
    const renewed = { ...common, operator_id, act: 'RENEW', from_state: first, to_state: first, reason: null, ...free } as const;
    cards.events.push(event(random, renewed, Math.max(began, new Date(`${on}T15:00:00+08:00`).getTime())));
  }
  if (state === 'EXPIRED' && expires_on !== null) {
    const end = new Date(`${addDays(expires_on, 1)}T00:06:00+08:00`).getTime();
    const expired = { ...common, operator_id: null, act: 'EXPIRE', from_state: first, to_state: state, reason: null, ...free } as const;
    cards.events.push(event(random, expired, Math.min(end, now)));
  }
  return { id: card_id, endedAt };
}

/** Most are renewed a week before they end, term after term. */
function renewalsOf({ world, random }: Making, kind: Kind, end: string | null): { on: string; until: string }[] {
  const renewals: { on: string; until: string }[] = [];
  for (let last = end; last !== null && last < world.today && random.chance(0.85);) {
    const until = renewedUntil(last, last, kind.months);
    renewals.push({ on: addDays(last, -7), until });
    last = until;
  }
  return renewals;
}

function event(random: Random, row: Omit<Row<'card_event'>, 'id' | 'at' | 'business_date'>, time: number): Row<'card_event'> {
  return { ...row, id: random.id(time), at: new Date(time), business_date: businessDate(new Date(time), TIME_ZONE, 0) };
}

/** Two hundred cards of the last month, of which some are sold. */
function makeBatch(making: Making): void {
  const { world, random, cards, teams } = making;
  const [store] = [...teams.keys()];
  if (!store) return;
  const created = world.now.getTime() - 30 * 86_400_000;
  const batch_id = random.id(created);
  const quantity = 200;
  cards.batches.push({ id: batch_id, name: '新春预印卡', type_id: SILVER.id, store_id: store.id, quantity, created_at: new Date(created) });
  for (let n = 0; n < quantity; n++) cards.blanks.push({ number: nextNumber(making, SILVER, store), batch_id, type_id: SILVER.id });
}

/** Some that nobody has looked into yet; what is decided has been forgotten. */
function makeApplications({ world, random, cards, teams }: Making, list: readonly Member[]): void {
  const stores = [...teams.keys()];
  for (let n = 0; n < 6; n++) {
    const store = random.pick(stores);
    const time = world.now.getTime() - random.int(1, 72) * 3_600_000;
    const linked = n % 3 === 2;
    cards.applications.push({
      id: random.id(time),
      type_id: linked ? FAMILY.id : at([GOLD, VIP], n % 2).id,
      store_id: store.id,
      payer_id: linked ? random.pick(list.filter(({ company, home }) => !company && home === store)).id : null,
      limit_day: linked ? 20_000 : null,
      name: personName(random, n % 2 ? 'MALE' : 'FEMALE'),
      phone: mobile(900_000 + n),
      employer: random.pick(['中学', '设计公司', '外贸公司', '医院']),
      income: random.int(6, 30) * 100_000,
      note: n === 0 ? '老会员介绍' : null,
      clerk_id: teams.get(store)?.cashier.id ?? null,
      created_at: new Date(time),
    });
  }
}
