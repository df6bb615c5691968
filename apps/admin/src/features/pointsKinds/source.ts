import type { CreatePointsKindInput, PointsKindQuery } from '../../gql/graphql.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { archivedFilter, matches, nodeOf, type NodeOf, type Source, wholeList } from '../../providers/source.ts';
import { CreatePointsKindDocument, PointsKindDocument, PointsKindsDocument, UpdatePointsKindDocument } from './documents.ts';

type Form = NodeOf<PointsKindQuery>;

/** The form is flat; the API takes the expiry as one. */
function inputOf({ code, name, policy, months, expiresMonth, expiresDay, yearsLater, worth, approveAbove }: Form): CreatePointsKindInput {
  const dated = { policy, month: expiresMonth, day: expiresDay, yearsLater };
  const expiry = policy === 'FIXED_DATE' ? dated : policy === 'NEVER' ? { policy } : { policy, months };
  return { code, name, expiry, worth: worth || null, approveAbove: approveAbove ?? null };
}

const source: Source<{ id: string }, Form> = {
  list: async ({ filter }) => {
    const { pointsKinds } = await query(PointsKindsDocument, { archived: archivedFilter(filter) });
    return wholeList(pointsKinds.filter(({ name, code }) => matches(filter, name, code)));
  },
  one: async (id) => nodeOf(await query(PointsKindDocument, { id })),
  create: async (form) => (await mutate(CreatePointsKindDocument, { input: inputOf(form) })).createPointsKind,
  update: async (id, form) => (await mutate(UpdatePointsKindDocument, { id, input: inputOf(form) })).updatePointsKind,
};

export default source;
