import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import type { Viewer } from '../../viewer.ts';
import { CardKind, CardUse } from './enums.ts';
import { archiveCardType, type CardTypeInput as Input, createCardType, updateCardType } from './types.ts';

const CardTypeInput = builder.inputType('CardTypeInput', {
  description: 'What a card is, whole: what is left out is emptied. Cards that were given out keep their number and their last day.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Unique, at most 32 letters, digits and - _ . /.' }),
    name: t.string({ required: true, description: 'As people call it, at most 60 characters.' }),
    colour: t.string({ required: true, defaultValue: '#5b6cff', description: '#rrggbb, of its picture.' }),
    uses: t.field({ type: [CardUse], required: true, description: 'What it can be for.' }),
    pointsPercent: t.int({
      required: true,
      defaultValue: 100,
      description: 'What rules of points that go by the member give, 1 to 1,000 percent.',
    }),
    organisations: t.boolean({ required: true, defaultValue: false, description: 'Whether an organisation may hold one.' }),
    pattern: t.string({
      required: true,
      description:
        'Of its numbers: capitals, digits, dashes, {store} and {type} for codes, once {8} for a serial number of so many digits (4 to 12).',
    }),
    validMonths: t.int({ description: 'How long it lasts, 1 to 240; null: for ever.' }),
    activeAtOnce: t.boolean({ required: true, defaultValue: true, description: 'Whether it can be used as soon as it is given out.' }),
    pinAbove: t.field({ type: 'Money', description: 'A payment above it asks for the PIN, not negative; null: none does.' }),
    issueFee: t.field({ type: 'Money', required: true, description: 'What it costs, not negative.' }),
    renewFee: t.field({ type: 'Money', required: true, description: 'What another term costs, not negative.' }),
    replaceFee: t.field({ type: 'Money', required: true, description: 'What a new one in its place costs, not negative.' }),
  }),
});

function inputOf({ uses, ...input }: typeof CardTypeInput.$inferInput): Input {
  return {
    ...input,
    storedValue: uses.includes('STORED_VALUE'),
    points: uses.includes('POINTS'),
    discount: uses.includes('DISCOUNT'),
    count: uses.includes('COUNT'),
    timed: uses.includes('TIMED'),
    credit: uses.includes('CREDIT'),
  };
}

builder.mutationFields((t) => {
  const change = (description: string, work: (tx: Tx, viewer: Viewer, id: string) => Promise<void>) =>
    t.prismaField({
      type: 'CardType',
      description,
      authScopes: { can: 'card.configure' },
      args: { id: t.arg.globalID({ required: true, description: 'The CardType.' }) },
      resolve: async (query, _root, args, { viewer }) => {
        const id = uuidOf(args.id, 'CardType', 'id');
        await withTx(db, (tx) => work(tx, viewer, id));
        return prisma.cardType.findUniqueOrThrow({ ...query, where: { id } });
      },
    });
  return {
    createCardType: t.prismaField({
      type: 'CardType',
      description: 'Adds a card that can be given out.',
      authScopes: { can: 'card.configure' },
      args: {
        kind: t.arg({ type: CardKind, required: true, description: 'Whose accounts it spends from; never changed.' }),
        input: t.arg({ type: CardTypeInput, required: true }),
      },
      resolve: async (query, _root, { kind, input }, { viewer }) => {
        const id = await withTx(db, (tx) => createCardType(tx, viewer, kind, inputOf(input), new Date()));
        return prisma.cardType.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    updateCardType: t.prismaField({
      type: 'CardType',
      description: 'Changes a card type. What its cards can do follows at once, everywhere.',
      authScopes: { can: 'card.configure' },
      args: {
        id: t.arg.globalID({ required: true, description: 'The CardType, in use.' }),
        input: t.arg({ type: CardTypeInput, required: true }),
      },
      resolve: async (query, _root, { input, ...args }, { viewer }) => {
        const id = uuidOf(args.id, 'CardType', 'id');
        await withTx(db, (tx) => updateCardType(tx, viewer, id, inputOf(input)));
        return prisma.cardType.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    archiveCardType: change('It is given out no more; the cards of it go on.', (tx, viewer, id) =>
      archiveCardType(tx, viewer, id, new Date()),
    ),
    restoreCardType: change('Puts an archived type back into use.', (tx, viewer, id) => archiveCardType(tx, viewer, id, null)),
  };
});
