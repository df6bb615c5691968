import { queryFromInfo } from '@pothos/plugin-prisma';
import { resolveCursorConnection } from '@pothos/plugin-relay';
import { DomainError } from '@regulars/domain/errors';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidOf } from '../../global-id.ts';
import { COUNT_CAP, MAX_PAGE } from '../../lists.ts';
import { SortDirection } from '../../sort-direction.ts';
import { type Viewer } from '../../viewer.ts';
import { eachOrgAsked } from '../orgs/branch.ts';
import { Channel, SaleKind } from './enums.ts';
import { countSales, cursorOf, type SaleFilter as Filter, salePage, type SaleRef } from './page.ts';
import { Sale } from './schema.ts';

const SaleFilter = builder.inputType('SaleFilter', {
  description: 'Which sales and refunds; conditions are joined by AND.',
  fields: (t) => ({
    branchId: t.globalID({ description: 'Of this Org or below it.' }),
    from: t.field({ type: 'Date', description: 'On this business day or later.' }),
    to: t.field({ type: 'Date', description: 'On this business day or earlier.' }),
    kinds: t.field({ type: [SaleKind], description: 'Of any of these kinds.' }),
    channels: t.field({ type: [Channel], description: 'From any of these channels.' }),
    levelIds: t.globalIDList({ description: 'The member had any of these Levels at the sale.' }),
    memberId: t.globalID({ description: 'Of this Member.' }),
    employeeId: t.globalID({ description: 'With a line sold by this Employee.' }),
    cashierId: t.globalID({ description: 'Recorded by this Employee.' }),
    productId: t.globalID({ description: 'With a line of this Product.' }),
    number: t.string({ description: 'The whole receipt number, whichever store it is of; small letters find capitals.' }),
    minAmount: t.field({ type: 'Money', description: 'Of this amount or more.' }),
    maxAmount: t.field({ type: 'Money', description: 'Of this amount or less.' }),
  }),
});

const SaleSortField = builder.enumType('SaleSortField', {
  description: 'What sales are ordered by.',
  values: {
    DATE: { value: 'business_date' as const, description: 'Business day, then the instant' },
    AMOUNT: { value: 'amount' as const, description: 'Amount: give a period, for all of it is looked at' },
  },
});

const SaleSort = builder.inputType('SaleSort', {
  description: 'The order of sales.',
  fields: (t) => ({
    field: t.field({ type: SaleSortField, required: true, description: 'By what.' }),
    direction: t.field({ type: SortDirection, required: true, defaultValue: 'desc', description: 'Which way.' }),
  }),
});

/** As somebody types it, and as we print it. */
const spellings = (number: string) => [...new Set([number, number.toUpperCase()])];

async function filterOf(viewer: Viewer, input: typeof SaleFilter.$inferInput | null | undefined): Promise<Filter> {
  const { branchId, levelIds, memberId, employeeId, cashierId, productId, number, ...rest } = input ?? {};
  if (rest.from && rest.to && rest.to < rest.from) throw new DomainError('BAD_RANGE', { from: rest.from }, 'filter.to');
  return {
    ...rest,
    numbers: number?.trim() ? spellings(number.trim()) : null,
    storeIds: await eachOrgAsked(viewer, branchId, 'filter.branchId'),
    levelIds: levelIds?.map((id, at) => uuidOf(id, 'Level', `filter.levelIds.${at}`)),
    memberId: optionalUuid(memberId, 'Member', 'filter.memberId'),
    employeeId: optionalUuid(employeeId, 'Employee', 'filter.employeeId'),
    cashierId: optionalUuid(cashierId, 'Employee', 'filter.cashierId'),
    productId: optionalUuid(productId, 'Product', 'filter.productId'),
  };
}

/** The rows of a page in its order, with all that is asked of them, in one statement. */
async function loadSales(refs: readonly SaleRef[], query: object) {
  const where = { member_id: { in: refs.map((ref) => ref.member_id) }, id: { in: refs.map((ref) => ref.id) } };
  const rows = new Map((await prisma.sale.findMany({ ...query, where })).map((row) => [row.id, row]));
  return refs.flatMap(({ id, place }) => {
    const row = rows.get(id);
    return row ? [{ ...row, place }] : [];
  });
}

type Page = ReturnType<typeof loadSales>;

builder.queryField('sales', (t) =>
  t.connection(
    {
      type: Sale,
      nullable: true,
      description: "Sales and refunds of the viewer's branch, the newest first where no other order is asked for.",
      authScopes: { can: 'sale.read' },
      args: { filter: t.arg({ type: SaleFilter }), sort: t.arg({ type: SaleSort }) },
      resolve: async (_root, args, context, info) => {
        const filter = await filterOf(context.viewer, args.filter);
        const { field: by, direction } = args.sort ?? { field: 'business_date' as const, direction: 'desc' as const };
        const query = queryFromInfo({ context, info, path: ['edges', 'node'] });
        const page = await resolveCursorConnection<Page>({ args, defaultSize: 25, maxSize: MAX_PAGE, toCursor: cursorOf }, async (window) =>
          loadSales(await salePage(db, filter, { ...window, by, direction }), query),
        );
        return { ...page, filter };
      },
    },
    {
      fields: (connection) => ({
        totalCount: connection.int({
          description: `How many there are; counting stops at ${COUNT_CAP}.`,
          complexity: 50,
          resolve: ({ filter }) => countSales(db, filter, COUNT_CAP),
        }),
      }),
    },
  ),
);
