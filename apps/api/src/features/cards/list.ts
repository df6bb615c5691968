import type { Prisma } from '@regulars/db/generated/client/client';
import { builder } from '../../builder.ts';
import { prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { type Viewer } from '../../viewer.ts';
import { branchWhere } from '../orgs/branch.ts';
import { CardKind, CardState } from './enums.ts';

const CardFilter = builder.inputType('CardFilter', {
  description: 'Which cards; conditions are joined by AND.',
  fields: (t) => ({
    branchId: t.globalID({ description: 'Issued in this Org or below it.' }),
    typeIds: t.globalIDList({ description: 'Of any of these CardTypes.' }),
    kinds: t.field({ type: [CardKind], description: 'Of any of these kinds.' }),
    states: t.field({ type: [CardState], description: 'In any of these states.' }),
    expiresTo: t.field({ type: 'Date', description: 'Of those that have a last day: it is this business day or earlier.' }),
    text: t.string({ description: 'The beginning of the number.' }),
  }),
});

type Filter = typeof CardFilter.$inferInput | null | undefined;

async function where(viewer: Viewer, filter: Filter): Promise<Prisma.CardWhereInput> {
  const typeIds = filter?.typeIds?.map((id, at) => uuidOf(id, 'CardType', `filter.typeIds.${at}`));
  const text = filter?.text?.trim().normalize('NFKC').toUpperCase();
  return {
    ...(await branchWhere(viewer, filter?.branchId, 'store_id', 'filter.branchId')),
    ...(typeIds && { type_id: { in: typeIds } }),
    ...(filter?.kinds && { type: { kind: { in: filter.kinds } } }),
    ...(filter?.states && { state: { in: filter.states } }),
    ...(filter?.expiresTo && { expires_on: { lte: new Date(filter.expiresTo) } }),
    ...(text && { number: { startsWith: text } }),
  };
}

builder.queryField('cards', (t) =>
  t.prismaConnection({
    type: 'Card',
    cursor: 'member_id_id',
    description: "Cards that the viewer's branch issued, the latest first.",
    authScopes: { can: 'card.read' },
    args: { filter: t.arg({ type: CardFilter }) },
    totalCount: async (_root, { filter }, { viewer }) => prisma.card.count({ where: await where(viewer, filter), take: COUNT_CAP }),
    resolve: async (query, _root, { filter }, { viewer }) =>
      prisma.card.findMany({ ...query, where: await where(viewer, filter), orderBy: [{ id: 'desc' }, { member_id: 'desc' }] }),
  }),
);
