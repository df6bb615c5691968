import { CARD_USES } from '@regulars/domain/cards';
import { builder } from '../../builder.ts';
import { prisma } from '../../db.ts';
import { archivedWhere } from '../../lists.ts';
import { isUuid } from '../../global-id.ts';
import { nodeVisibility } from '../../nodes.ts';
import { may } from '../../viewer.ts';
import { CardKind, CardUse } from './enums.ts';

nodeVisibility('CardType', (viewer, id) => may(viewer, 'card.read') && isUuid(id));

/** The column that is the switch of each use. */
const SWITCHES = {
  STORED_VALUE: 'stored_value',
  POINTS: 'points',
  DISCOUNT: 'discount',
  COUNT: 'count',
  TIMED: 'timed',
  CREDIT: 'credit',
} as const;

builder.prismaNode('CardType', {
  id: { field: 'id' },
  description: 'A card that can be given out (会员卡类型): whose accounts it spends from, and what it can do.',
  authScopes: { can: 'card.read' },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Short unique code.' }),
    name: t.exposeString('name', { description: 'As people call it.' }),
    kind: t.expose('kind', { type: CardKind, description: 'Whose accounts it spends from.' }),
    colour: t.exposeString('colour', { description: '#rrggbb, of its picture.' }),
    uses: t.field({
      type: [CardUse],
      description: 'What it can be for; a till refuses it for anything else.',
      resolve: (type) => CARD_USES.filter((use) => type[SWITCHES[use]]),
    }),
    pointsPercent: t.exposeInt('points_percent', {
      description: 'What rules of points that go by the member give, in percent: 150 is one and a half times.',
    }),
    organisations: t.exposeBoolean('organisations', { description: 'Whether an organisation may hold one.' }),
    pattern: t.exposeString('pattern', {
      description: 'Of its numbers: {store} and {type} stand for codes, {8} for a serial number of so many digits; a check digit follows.',
    }),
    validMonths: t.exposeInt('valid_months', { nullable: true, description: 'How long it lasts; null: for ever.' }),
    activeAtOnce: t.exposeBoolean('active_at_once', { description: 'Whether it can be used as soon as it is given out.' }),
    pinAbove: t.expose('pin_above', {
      type: 'Money',
      nullable: true,
      description: 'A payment above it asks for the PIN; null: none does.',
    }),
    issueFee: t.expose('issue_fee', { type: 'Money', description: 'What it costs.' }),
    renewFee: t.expose('renew_fee', { type: 'Money', description: 'What another term costs.' }),
    replaceFee: t.expose('replace_fee', { type: 'Money', description: 'What a new one in its place costs.' }),
    archivedAt: t.expose('archived_at', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is given out no more; null while it is.',
    }),
  }),
});

builder.queryField('cardTypes', (t) =>
  t.prismaField({
    type: ['CardType'],
    description: 'The cards that there are, by code.',
    authScopes: { can: 'card.read' },
    args: { archived: t.arg.boolean({ defaultValue: false, description: 'false: in use; true: archived; null: both.' }) },
    resolve: (query, _root, { archived }) =>
      prisma.cardType.findMany({ ...query, where: archivedWhere(archived), orderBy: { code: 'asc' } }),
  }),
);
