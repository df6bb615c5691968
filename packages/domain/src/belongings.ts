import { DomainError } from './errors.ts';
import { checkBirthday, checkPhone } from './members.ts';
import { optionalText, requiredText } from './text.ts';
import { addDays, type BusinessDate } from './time.ts';

/** 家庭成员: what somebody is to the member. */
export const RELATIONS = ['SPOUSE', 'CHILD', 'PARENT', 'SIBLING', 'OTHER'] as const;
export type Relation = (typeof RELATIONS)[number];

/** 拥有车辆 and what else a member is served for. */
export const POSSESSION_KINDS = ['VEHICLE', 'HOME', 'PET', 'OTHER'] as const;
export type PossessionKind = (typeof POSSESSION_KINDS)[number];

/** So many of each kind has one member. */
export const MOST_BELONGINGS = 50;

const NAME = 40;
const LONG_AGO = Math.ceil(150 * 365.25);

/** What the member is to that somebody: the parent of a child, the spouse of a spouse. */
export function inverseOf(relation: Relation): Relation {
  if (relation === 'CHILD') return 'PARENT';
  return relation === 'PARENT' ? 'CHILD' : relation;
}

export interface RelativeFields {
  relation: Relation;
  name: string;
  birthday: BusinessDate | null;
  /** E.164. */
  phone: string | null;
}

/** Somebody of the family as it is kept. @throws REQUIRED, TOO_LONG (name), BAD_BIRTHDAY, BAD_PHONE */
export function checkRelative({ relation, name, birthday, phone }: RelativeFields, today: BusinessDate): RelativeFields {
  return {
    relation,
    name: requiredText(name, 'name', 100),
    birthday: birthday && checkBirthday(birthday, today),
    phone: checkPhone(phone),
  };
}

export interface AnniversaryFields {
  name: string;
  /** The first time of it. */
  date: BusinessDate;
}

/** A day that is kept. @throws REQUIRED, TOO_LONG (name), TOO_LARGE, TOO_EARLY (date): it has not been yet, or nobody remembers it */
export function checkAnniversary({ name, date }: AnniversaryFields, today: BusinessDate): AnniversaryFields {
  const from = addDays(today, -LONG_AGO);
  return { name: requiredText(name, 'name', NAME), date: pastDay(date, from, today, 'date') };
}

export interface PossessionFields {
  kind: PossessionKind;
  name: string;
  /** Number plate, serial number. */
  identifier: string | null;
  note: string | null;
  since: BusinessDate | null;
}

/** What a member owns. @throws REQUIRED, TOO_LONG (name, identifier, note), TOO_LARGE, TOO_EARLY (since) */
export function checkPossession({ kind, name, identifier, note, since }: PossessionFields, today: BusinessDate): PossessionFields {
  return {
    kind,
    name: requiredText(name, 'name', NAME),
    identifier: plateOf(identifier, 'identifier'),
    note: optionalText(note, 'note', 500),
    since: since && pastDay(since, addDays(today, -LONG_AGO), today, 'since'),
  };
}

/** A plate or serial number as it is compared: 浙a·12345 and 浙A 12345 are one. @throws TOO_LONG */
export function plateOf(text: string | null | undefined, field: string): string | null {
  const plate = optionalText(text, field, NAME)
    ?.normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s.·•・-]/gu, '');
  return plate || null;
}

function pastDay(date: BusinessDate, from: BusinessDate, today: BusinessDate, field: string): BusinessDate {
  if (date > today) throw new DomainError('TOO_LARGE', { max: today }, field);
  if (date < from) throw new DomainError('TOO_EARLY', { from }, field);
  return date;
}
