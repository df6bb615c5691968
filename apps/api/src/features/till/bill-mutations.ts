import { withTx } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { once } from '../../idempotency.ts';
import { requirePermission, type Viewer } from '../../viewer.ts';
import { type Changed, changed, ChangedRef } from '../checkout/mutations.ts';
import { provePins, withoutPins } from '../sales/pins.ts';
import { aheadOfBill, type Billed, within, writeBill } from './service.ts';
import { BillInput, billOf } from './bill-input.ts';

interface Made extends Billed {
  kind: 'billed';
}

const byKey = (member_id: string, id: string) => ({ member_id_id: { member_id, id } });

const BilledRef = builder.objectRef<Made>('Billed').implement({
  description: 'The bill is done.',
  fields: (t) => ({
    sale: t.prismaField({
      type: 'Sale',
      nullable: true,
      description: 'The receipt of the basket, where there was one.',
      resolve: (query, { sale }) => sale && prisma.sale.findUniqueOrThrow({ ...query, where: byKey(sale.memberId, sale.saleId) }),
    }),
    entries: t.prismaField({
      type: ['JournalEntry'],
      description: 'What the member was given: top-ups, then passes.',
      resolve: (query, { entries }) =>
        Promise.all(
          entries.map(({ memberId, entryId }) => prisma.journalEntry.findUniqueOrThrow({ ...query, where: byKey(memberId, entryId) })),
        ),
    }),
    cards: t.prismaField({
      type: ['Card'],
      description: 'Cards that were given out.',
      resolve: (query, { cards }) =>
        Promise.all(cards.map(({ memberId, cardId }) => prisma.card.findUniqueOrThrow({ ...query, where: byKey(memberId, cardId) }))),
    }),
  }),
});

const BillResult = builder.unionType('BillResult', {
  description: 'Done, or what has changed.',
  types: [BilledRef, ChangedRef],
  resolveType: ({ kind }) => (kind === 'billed' ? BilledRef : ChangedRef),
});

type Asked = typeof BillInput.$inferInput;

/** The ids of a bill as one text, as they are kept with its key. */
const keepable = async (work: Promise<Billed>) => ({ billed: JSON.stringify(await work) });

async function proved(viewer: Viewer, { sale }: Asked, now: Date): Promise<void> {
  if (sale) await within('sale', provePins(viewer, sale.tenders, now));
}

builder.mutationFields((t) => ({
  bill: t.field({
    type: BillResult,
    description:
      'All that one customer pays at once (账单): cards, top-ups, passes and the basket, in one transaction: all of it or nothing. Each part wants the permission that it wants by itself.',
    authScopes: { can: 'till.use' },
    args: {
      idempotencyKey: t.arg.string({
        required: true,
        description: 'Made by the caller for this one act, at least 8 characters: sent again with the same input it gives the same answer.',
      }),
      input: t.arg({ type: BillInput, required: true }),
    },
    resolve: async (_root, { idempotencyKey: key, input }, { viewer }): Promise<Made | Changed> => {
      requireParts(viewer, input);
      const now = new Date();
      const bill = billOf(input, now);
      await proved(viewer, input, now);
      const told = { bill: { ...input, sale: input.sale && withoutPins(input.sale) } };
      try {
        const { billed } = await withTx(db, async (tx, again) => {
          return once(tx, viewer, key, told, () => keepable(writeBill(tx, viewer, bill, !again)), await aheadOfBill(tx, bill));
        });
        return { kind: 'billed', ...(JSON.parse(billed) as Billed) }; // written by keepable for this key
      } catch (error) {
        const ofSale = !(error instanceof DomainError) || error.field?.startsWith('sale');
        if (!input.sale || !ofSale) throw error;
        return changed(error, viewer, input.sale, now);
      }
    },
  }),
}));

/** @throws FORBIDDEN of a part that the viewer's role does not allow */
function requireParts(viewer: Viewer, { sale, topUps, passes, cards }: Asked): void {
  if (sale) requirePermission(viewer, 'sale.record');
  if (topUps?.length) requirePermission(viewer, 'wallet.topUp');
  if (passes?.length) requirePermission(viewer, 'pass.sell');
  if (cards?.length) requirePermission(viewer, 'card.issue');
}
