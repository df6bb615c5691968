import { DomainError } from '@regulars/domain/errors';
import { addMonths, periodEnd } from '@regulars/domain/period';
import type { BusinessDate } from '@regulars/domain/time';
import { orgTree } from '../orgs/tree.ts';

/** The days that a report is about. */
export type Days = { from: BusinessDate; to: BusinessDate };

export const daysArguments = {
  from: { type: 'Date', required: true, description: 'The first business day.' },
  to: { type: 'Date', required: true, description: 'The last business day.' },
} as const;

export const orgArgument = { description: "For this Org and all below it; left out, the viewer's branch." } as const;

/** @throws BAD_RANGE */
export function checked(days: Days): Days {
  if (days.to < days.from) throw new DomainError('BAD_RANGE', { from: days.from }, 'to');
  return days;
}

export const nameOf = async (orgId: string) => (await orgTree()).byId.get(orgId)?.name ?? '';

/** The last days of twelve months, the last one being `to` itself. */
export const yearOfMonthEnds = (to: BusinessDate): BusinessDate[] =>
  Array.from({ length: 12 }, (_, at) => (at === 11 ? to : periodEnd(addMonths(`${to.slice(0, 7)}-01`, at - 11), 'MONTH')));
