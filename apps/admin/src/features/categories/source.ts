import type { CreateCategoryInput } from '../../gql/graphql.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { changed, matches, nodeOf, picked, type Source, wholeList } from '../../providers/source.ts';
import { inTreeOrder } from '../../tree.ts';
import { CategoriesDocument, CategoryDocument, CreateCategoryDocument, UpdateCategoryDocument } from './documents.ts';

const FIELDS = ['parentId', 'code', 'name', 'position'] as const;

const source: Source<{ id: string }, CreateCategoryInput> = {
  list: async ({ filter }) => {
    const { categories } = await query(CategoriesDocument, { includeArchived: filter['includeArchived'] === true });
    return wholeList(inTreeOrder(categories).filter(({ name, code }) => matches(filter, name, code)));
  },
  one: async (id) => {
    const category = nodeOf(await query(CategoryDocument, { id }));
    return { ...category, parentId: category.parent?.id ?? null };
  },
  create: async (form) => (await mutate(CreateCategoryDocument, { input: picked(form, ...FIELDS) })).createCategory,
  update: async (id, form, before) =>
    (await mutate(UpdateCategoryDocument, { id, input: changed(form, before, ...FIELDS) })).updateCategory,
};

export default source;
