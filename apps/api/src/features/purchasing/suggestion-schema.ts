import type { Org, Product, Supplier } from '@regulars/db/generated/client/client';
import { addDays } from '@regulars/domain/time';
import { builder } from '../../builder.ts';
import { businessDayAt } from '../../business-day.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid } from '../../global-id.ts';
import { may, requireBranch } from '../../viewer.ts';
import { type Suggestion, suggestions } from './suggest.ts';

const MAX_ROWS = 1_000;
/** So far ahead nobody can tell when something will be sold out. */
const MOST_DAYS = 999;

/** A row that knows the others, so that what they lead to is read in one statement. */
interface Row extends Suggestion {
  all: readonly Suggestion[];
}

/** Reads what all rows of a list lead to when the first of them asks. */
function together<Thing extends { id: string }>(idOf: (row: Suggestion) => string | null) {
  const loads = new WeakMap<readonly Suggestion[], Promise<Map<string, Thing>>>();
  return async (row: Row, load: (where: { id: { in: string[] } }) => Promise<Thing[]>): Promise<Thing | null> => {
    const ids = () => [...new Set(row.all.flatMap((one) => idOf(one) ?? []))];
    const found = loads.get(row.all) ?? load({ id: { in: ids() } }).then((things) => new Map(things.map((thing) => [thing.id, thing])));
    loads.set(row.all, found);
    return (await found).get(idOf(row) ?? '') ?? null;
  };
}

const storeOf = together<Org>((row) => row.store_id);
const productOf = together<Product>((row) => row.product_id);
const supplierOf = together<Supplier>((row) => row.supplier_id);

/** For what a foreign key leads to. */
function there<Thing>(thing: Thing | null): Thing {
  if (thing === null) throw new Error('a row that a foreign key leads to is missing');
  return thing;
}

const PurchaseSuggestion = builder.objectRef<Row>('PurchaseSuggestion').implement({
  description: 'A product that a store should order.',
  fields: (t) => ({
    store: t.prismaField({
      type: 'Org',
      description: 'Where it lacks.',
      resolve: async (query, row) => there(await storeOf(row, (where) => prisma.org.findMany({ ...query, where }))),
    }),
    product: t.prismaField({
      type: 'Product',
      description: 'What lacks.',
      resolve: async (query, row) => there(await productOf(row, (where) => prisma.product.findMany({ ...query, where }))),
    }),
    supplier: t.prismaField({
      type: 'Supplier',
      nullable: true,
      description: 'The preferred one; null: nobody is, and it cannot be ordered yet.',
      resolve: (query, row) => supplierOf(row, (where) => prisma.supplier.findMany({ ...query, where })),
    }),
    onHand: t.expose('on_hand', { type: 'Quantity', description: 'On hand.' }),
    onOrder: t.expose('on_order', { type: 'Quantity', description: 'Ordered, drafts included, and not come yet.' }),
    reorderPoint: t.expose('reorder_point', { type: 'Quantity', nullable: true, description: 'At or below it the product is ordered.' }),
    perDay: t.field({ type: 'Quantity', description: 'Sold a day of late.', resolve: ({ per_day }) => Math.round(per_day) }),
    soldOutOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'When nothing will be left at that rate; null: it does not sell.',
      resolve: ({ on_hand, per_day }) => {
        const left = per_day > 0 ? Math.floor(Math.max(0, on_hand) / per_day) : Infinity;
        return left > MOST_DAYS ? null : addDays(businessDayAt({ time_zone: null, day_starts_at: null }, new Date()), left);
      },
    }),
    leadDays: t.exposeInt('lead_days', { description: 'Days from order to delivery.' }),
    packName: t.exposeString('pack_name', { nullable: true, description: "What it is ordered in; null: the product's unit." }),
    packSize: t.expose('pack_size', { type: 'Quantity', description: "The product's units in a pack." }),
    quantity: t.expose('quantity', { type: 'Quantity', description: 'How much to order, whole packs.' }),
    packCost: t.field({
      type: 'Money',
      nullable: true,
      description: 'For a pack. Null where not agreed, and without the right to see cost.',
      resolve: ({ pack_cost }, _args, { viewer }) => (may(viewer, 'cost.read') ? pack_cost : null),
    }),
    cost: t.field({
      type: 'Money',
      nullable: true,
      description: 'Of that much. Null where not agreed, and without the right to see cost.',
      resolve: ({ cost }, _args, { viewer }) => (may(viewer, 'cost.read') ? cost : null),
    }),
  }),
});

interface Suggestions {
  count: number;
  rows: Row[];
}

const PurchaseSuggestions = builder.objectRef<Suggestions>('PurchaseSuggestions').implement({
  description: 'What should be ordered now.',
  fields: (t) => ({
    totalCount: t.exposeInt('count', { description: 'How many there are.' }),
    rows: t.field({ type: [PurchaseSuggestion], description: 'By supplier and store.', resolve: ({ rows }) => rows }),
  }),
});

builder.queryField('purchaseSuggestions', (t) =>
  t.field({
    type: PurchaseSuggestions,
    description:
      'What the stores of a branch should order: what is at its reorder point or will be sold out soon after a delivery, less what is on order, in whole packs.',
    authScopes: { can: 'purchase.read' },
    complexity: 50,
    args: {
      branchId: t.arg.globalID({ description: "The Org with all below it; the viewer's own branch where left out." }),
      supplierId: t.arg.globalID({ description: 'Only what this Supplier is preferred for.' }),
      productId: t.arg.globalID({ description: 'Only this Product.' }),
      first: t.arg.int({ defaultValue: 200, description: `At most so many rows, ${MAX_ROWS} where more are asked for.` }),
    },
    resolve: async (_root, { first, ...args }, { viewer }) => {
      const branchId = optionalUuid(args.branchId, 'Org', 'branchId') ?? null;
      if (branchId) requireBranch(viewer, branchId, 'branchId');
      const supplierId = optionalUuid(args.supplierId, 'Supplier', 'supplierId');
      const productId = optionalUuid(args.productId, 'Product', 'productId');
      const all = await suggestions(db, viewer, branchId, { supplierId, productId }, new Date());
      const shown = all.slice(0, Math.min(Math.max(0, first ?? MAX_ROWS), MAX_ROWS));
      return { count: all.length, rows: shown.map((row) => ({ ...row, all: shown })) };
    },
  }),
);
