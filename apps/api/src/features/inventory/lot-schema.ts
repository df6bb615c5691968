import { businessDayAt } from '../../business-day.ts';
import { builder } from '../../builder.ts';
import { db } from '../../db.ts';
import { datedLots, type DatedLot } from './lots.ts';

const StockLot = builder.objectRef<DatedLot>('StockLot').implement({
  description: 'Goods with a date that came in together, as far as they are still there: what is sold is taken to be the oldest.',
  fields: (t) => ({
    bestBefore: t.expose('best_before', { type: 'Date', description: 'The day on the package.' }),
    left: t.expose('left', { type: 'Quantity', description: "In the product's unit." }),
    expired: t.boolean({
      description: 'Whether that day is over.',
      resolve: ({ best_before }) => best_before < businessDayAt({ time_zone: null, day_starts_at: null }, new Date()),
    }),
  }),
});

builder.prismaObjectField('Stock', 'lots', (t) =>
  t.field({
    type: [StockLot],
    complexity: 10,
    description: 'What of it has a date, the nearest first; at most 100.',
    resolve: ({ store_id, product_id }) => datedLots(db, store_id, product_id),
  }),
);
