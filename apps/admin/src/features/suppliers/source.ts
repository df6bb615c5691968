import type { CreateSupplierInput } from '../../gql/graphql.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { archivedFilter, changed, nodeOf, pageOf, picked, type Source } from '../../providers/source.ts';
import { CreateSupplierDocument, SupplierDocument, SuppliersDocument, UpdateSupplierDocument } from './documents.ts';

const FIELDS = ['code', 'name', 'contact', 'phone', 'email', 'address', 'note', 'leadDays'] as const;

const source: Source<{ id: string }, CreateSupplierInput> = {
  list: async ({ first, after, filter }) => {
    const { suppliers } = await query(SuppliersDocument, {
      first,
      after,
      filter: { text: filter['q'] ?? null, archived: archivedFilter(filter) },
    });
    return pageOf(suppliers);
  },
  one: async (id) => nodeOf(await query(SupplierDocument, { id })),
  create: async (form) => (await mutate(CreateSupplierDocument, { input: picked(form, ...FIELDS) })).createSupplier,
  update: async (id, form, before) =>
    (await mutate(UpdateSupplierDocument, { id, input: changed(form, before, ...FIELDS) })).updateSupplier,
};

export default source;
