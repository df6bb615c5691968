import type { CreatePriceTierInput } from '../../gql/graphql.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { changed, matches, nodeOf, picked, type Source, wholeList } from '../../providers/source.ts';
import { CreatePriceTierDocument, PriceTierDocument, PriceTiersDocument, UpdatePriceTierDocument } from './documents.ts';

const source: Source<{ id: string }, CreatePriceTierInput> = {
  list: async ({ filter }) => {
    const { priceTiers } = await query(PriceTiersDocument, { includeArchived: filter['includeArchived'] === true });
    return wholeList(priceTiers.filter(({ name, code }) => matches(filter, name, code)));
  },
  one: async (id) => nodeOf(await query(PriceTierDocument, { id })),
  create: async (form) => (await mutate(CreatePriceTierDocument, { input: picked(form, 'code', 'name') })).createPriceTier,
  update: async (id, form, before) =>
    (await mutate(UpdatePriceTierDocument, { id, input: changed(form, before, 'code', 'name') })).updatePriceTier,
};

export default source;
