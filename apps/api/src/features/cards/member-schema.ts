import type { CardState as State } from '@regulars/db/generated/kysely-enums';
import type { Prisma } from '@regulars/db/generated/client/client';
import { CARD_USES, type CardUse as Use, maskNumber } from '@regulars/domain/cards';
import { builder } from '../../builder.ts';
import { prisma } from '../../db.ts';
import { may } from '../../viewer.ts';
import { MemberTillView } from '../members/lookup.ts';
import { CardState, CardUse } from './enums.ts';

/** Cards of a member, those of the records that were merged into it, too. */
const ofMember = (id: string): Prisma.CardWhereInput => ({ OR: [{ member_id: id }, { member: { merged_into: id } }] });

builder.prismaObjectField('Member', 'cardsHeld', (t) =>
  t.prismaField({
    type: ['Card'],
    description: 'The cards of the member, the latest first; empty without the right to see cards.',
    complexity: 10,
    resolve: (query, { id }, _args, { viewer }) =>
      may(viewer, 'card.read') ? prisma.card.findMany({ ...query, where: ofMember(id), orderBy: { id: 'desc' }, take: 100 }) : [],
  }),
);

builder.prismaObjectField('Member', 'cardsPaid', (t) =>
  t.prismaField({
    type: ['Card'],
    description: "Linked, group and supplementary cards that spend from the member's accounts, the latest first.",
    complexity: 10,
    resolve: (query, { id }, _args, { viewer }) =>
      may(viewer, 'card.read') ? prisma.card.findMany({ ...query, where: { payer_id: id }, orderBy: { id: 'desc' }, take: 100 }) : [],
  }),
);

interface TillCardRow {
  number: string;
  state: State;
  typeName: string;
  uses: Use[];
}

const TillCard = builder.objectRef<TillCardRow>('TillCard').implement({
  description: 'A card of a member as any till sees it.',
  fields: (t) => ({
    maskedNumber: t.string({ description: 'Its last four characters.', resolve: ({ number }) => maskNumber(number) }),
    typeName: t.exposeString('typeName', { description: 'What it is called.' }),
    state: t.expose('state', { type: CardState, description: 'How it stands.' }),
    uses: t.expose('uses', { type: [CardUse], description: 'What it can be for.' }),
  }),
});

builder.objectField(MemberTillView, 'cards', (t) =>
  t.field({
    type: [TillCard],
    description: 'The cards of the member that are not closed or replaced. Empty without the right to see cards.',
    complexity: 5,
    resolve: async ({ id }, _args, { viewer }) => {
      if (!may(viewer, 'card.read')) return [];
      const open: Prisma.CardWhereInput = { ...ofMember(id), state: { notIn: ['CLOSED', 'REPLACED'] } };
      const cards = await prisma.card.findMany({ where: open, include: { type: true }, orderBy: { id: 'desc' }, take: 20 });
      return cards.map(({ number, state, type }) => {
        const on = { STORED_VALUE: type.stored_value, POINTS: type.points, DISCOUNT: type.discount, COUNT: type.count, TIMED: type.timed };
        const switches: Record<Use, boolean> = { ...on, CREDIT: type.credit };
        return { number, state, typeName: type.name, uses: CARD_USES.filter((use) => switches[use]) };
      });
    },
  }),
);
