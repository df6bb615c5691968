import { withTx } from '@regulars/db/tx';
import { ALL_CARDS, type DashboardCard as Card, DASHBOARD_CARDS, type Layout } from '@regulars/domain/dashboard';
import { DomainError } from '@regulars/domain/errors';
import { builder } from '../../builder.ts';
import { db } from '../../db.ts';
import { Viewer } from '../auth/viewer-type.ts';
import { layoutOf, saveLayout } from './service.ts';

const DashboardCard = builder.enumType('DashboardCard', {
  description: 'What can stand on the dashboard.',
  values: Object.fromEntries(
    ALL_CARDS.map((card) => [card, { value: card, description: `Needs ${DASHBOARD_CARDS[card].needs}.` }]),
  ) as Record<Card, { value: Card; description: string }>, // the keys of the table are the cards
});

const cards = 'Those shown, in order.';
const hidden = 'Those put away. A card in neither list is shown where it stands by default.';

const LayoutType = builder.objectRef<Layout>('Layout').implement({
  description: 'How somebody arranged the dashboard. Cards that the role does not allow are left out when it is shown.',
  fields: (t) => ({
    cards: t.field({ type: [DashboardCard], description: cards, resolve: (layout) => layout.cards }),
    hidden: t.field({ type: [DashboardCard], description: hidden, resolve: (layout) => layout.hidden }),
  }),
});

builder.objectField(Viewer, 'layout', (t) =>
  t.field({
    type: LayoutType,
    nullable: true,
    description: 'How they arranged the dashboard; null: as it comes.',
    resolve: ({ id }) => layoutOf(db, id),
  }),
);

const LayoutInput = builder.inputType('LayoutInput', {
  description: 'An arrangement of the dashboard; no card stands in it twice.',
  fields: (t) => ({
    cards: t.field({ type: [DashboardCard], required: true, description: cards }),
    hidden: t.field({ type: [DashboardCard], required: true, description: hidden }),
  }),
});

builder.mutationField('saveLayout', (t) =>
  t.field({
    type: Viewer,
    authScopes: { signedIn: true },
    description: "Keeps the viewer's own arrangement of the dashboard.",
    args: { input: t.arg({ type: LayoutInput, description: 'Null: as it comes.' }) },
    resolve: async (_root, { input }, { viewer }) => {
      if (viewer.kind !== 'employee') throw new DomainError('FORBIDDEN');
      await withTx(db, (tx) => saveLayout(tx, viewer, input ?? null, new Date()));
      return viewer;
    },
  }),
);
