import { DomainError } from '@regulars/domain/errors';
import type { DateRange } from '@regulars/domain/period';
import type { GraphQLResolveInfo } from 'graphql';
import { builder } from '../../builder.ts';
import { optionalUuid } from '../../global-id.ts';
import { selects } from '../../selection.ts';
import { requirePermission, type Viewer } from '../../viewer.ts';
import { Channel } from '../sales/enums.ts';
import { type Comparison as PeriodComparison, earlierRange } from './periods.ts';
import type { Page, RankBy } from './rankings.ts';
import type { Scope } from './subject.ts';

export const Grain = builder.enumType('Grain', {
  description: 'The length of the periods of a trend.',
  values: {
    YEAR: { description: '年' },
    QUARTER: { description: '季' },
    MONTH: { description: '月' },
    WEEK: { description: '周, ISO, from Monday' },
    DAY: { description: '日, the business day of the shop' },
  },
});

export const Comparison = builder.enumType('Comparison', {
  description: 'What a range is compared with.',
  values: {
    PREVIOUS: { description: '环比: the range just before, of the same length.' },
    SAME_LAST_YEAR: { description: '同比: the same range a year before.' },
  },
});

export const SalesRankBy = builder.enumType('SalesRankBy', {
  description: 'By what a table is ranked, highest first.',
  values: { REVENUE: {}, PROFIT: { description: 'Needs cost.read.' }, ORDERS: {}, UNITS: {} },
});

export const SalesFilter = builder.inputType('SalesFilter', {
  description:
    'Which sales are meant; what is left out is not limited. Combinations that no rollup knows run on the facts within a time budget (TIME_BUDGET), and the answer says fromFacts.',
  fields: (t) => ({
    orgId: t.globalID({ description: "An Org: region, store or dealer, with all below it. Left out: the viewer's branch." }),
    categoryId: t.globalID({ description: 'A Category with all below it, by the category at the sale.' }),
    productId: t.globalID({ description: 'A Product.' }),
    employeeId: t.globalID({ description: 'An Employee as salesperson of the line.' }),
    levelId: t.globalID({ description: "A Level: the member's at the sale." }),
    channel: t.field({ type: Channel, description: 'The channel of sale.' }),
    tagId: t.globalID({ description: 'A Tag that the member has now; always from the facts.' }),
  }),
});

/** @throws BAD_ID */
export function scopeOf(filter: typeof SalesFilter.$inferInput | null | undefined): Scope {
  const id = (name: 'org' | 'category' | 'product' | 'employee' | 'level' | 'tag', typename: string) =>
    optionalUuid(filter?.[`${name}Id`] ?? null, typename, `filter.${name}Id`);
  return {
    orgId: id('org', 'Org'),
    categoryId: id('category', 'Category'),
    productId: id('product', 'Product'),
    employeeId: id('employee', 'Employee'),
    levelId: id('level', 'Level'),
    channel: filter?.channel ?? null,
    tagId: id('tag', 'Tag'),
  };
}

const MOST_ROWS = 1_000;

interface PageArguments extends DateRange {
  by: RankBy;
  first: number;
  offset: number;
  compare?: PeriodComparison | null | undefined;
}

const COUNTS = new Set(['orders', 'refunds', 'basket']);

/** @throws BAD_PAGE_SIZE, FORBIDDEN (a ranking by profit tells the profit) */
export function pageOf(viewer: Viewer, { by, first, offset, compare, ...range }: PageArguments, info: GraphQLResolveInfo): Page {
  if (first < 1 || first > MOST_ROWS) throw new DomainError('BAD_PAGE_SIZE', { max: MOST_ROWS }, 'first');
  if (offset < 0) throw new DomainError('NEGATIVE', { value: offset }, 'offset');
  if (by === 'PROFIT') requirePermission(viewer, 'cost.read');
  return { by, first, offset, earlier: earlierRange(range, compare), counted: by === 'ORDERS' || selects(info, COUNTS) };
}
