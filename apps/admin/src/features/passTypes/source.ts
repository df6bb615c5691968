import type { PassKind, PassTypeInput, PassTypeQuery } from '../../gql/graphql.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { archivedFilter, matches, nodeOf, type NodeOf, type Source, wholeList } from '../../providers/source.ts';
import { CreatePassTypeDocument, PassTypeDocument, PassTypesDocument, UpdatePassTypeDocument } from './documents.ts';

/** A pass as its form holds it; figures as they were typed. */
export interface PassForm {
  id: string;
  kind: PassKind;
  code: string;
  name: string;
  productId: string;
  uses?: string | number | null;
  validDays?: string | number | null;
  perDay?: string | number | null;
  price: string;
  orgIds?: string[] | null;
}

const figure = (value: string | number | null | undefined) => (value == null || value === '' ? null : Number(value));

/** Uses that were typed before the kind was changed are not sent. */
function inputOf({ kind, code, name, productId, uses, validDays, perDay, price, orgIds }: PassForm): PassTypeInput {
  const figures = { uses: kind === 'COUNT' ? figure(uses) : null, validDays: figure(validDays), perDay: figure(perDay) };
  return { code, name, productId, price, ...figures, orgIds: orgIds ?? [] };
}

const formOf = ({ product, stores, ...row }: NodeOf<PassTypeQuery>) => ({
  ...row,
  productId: product.id,
  orgIds: stores.map(({ id }) => id),
});

const source: Source<{ id: string }, PassForm> = {
  list: async ({ filter }) => {
    const { passTypes } = await query(PassTypesDocument, { archived: archivedFilter(filter) });
    return wholeList(passTypes.filter(({ name, code }) => matches(filter, name, code)));
  },
  one: async (id) => formOf(nodeOf(await query(PassTypeDocument, { id }))),
  create: async (form) => (await mutate(CreatePassTypeDocument, { kind: form.kind, input: inputOf(form) })).createPassType,
  update: async (id, form) => (await mutate(UpdatePassTypeDocument, { id, input: inputOf(form) })).updatePassType,
};

export default source;
