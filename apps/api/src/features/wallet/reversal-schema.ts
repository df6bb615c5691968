import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db } from '../../db.ts';
import { uuidPairOf } from '../../global-id.ts';
import { requireKnown } from '../ledger/place.ts';
import { undoable } from '../ledger/undo.ts';
import { couponsOfReversal } from './reversal.ts';

interface Preview {
  couponsBack: number;
  couponsLeft: number;
}

const ReversalPreview = builder.objectRef<Preview>('TopUpReversalPreview').implement({
  description: 'What reversing a top-up takes along besides money and points.',
  fields: (t) => ({
    couponsBack: t.exposeInt('couponsBack', { description: 'Coupons of the package that would be taken away: those that are not used.' }),
    couponsLeft: t.exposeInt('couponsLeft', {
      description:
        'Coupons of the package that were used, and whose discount the member would keep; above 0 only where gifts of a top-up stay.',
    }),
  }),
});

builder.queryField('topUpReversal', (t) =>
  t.field({
    type: ReversalPreview,
    description: 'What `reverseEntry` of a top-up would take along, without doing it; refused where its coupons were used.',
    authScopes: { can: 'ledger.reverse' },
    args: { entryId: t.arg.globalID({ required: true, description: 'The JournalEntry of the top-up.' }) },
    resolve: (_root, { entryId: given }, { viewer }) => {
      const [memberId, entryId] = uuidPairOf(given, 'JournalEntry', 'entryId');
      return withTx(db, async (tx) => {
        await requireKnown(tx, viewer, memberId, 'entryId');
        await undoable(tx, viewer, memberId, entryId, 'entryId');
        const { voided, left } = await couponsOfReversal(tx, entryId, 'entryId');
        return { couponsBack: voided.length, couponsLeft: left.length };
      });
    },
  }),
);
