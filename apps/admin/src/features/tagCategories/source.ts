import type { CreateTagCategoryInput } from '../../gql/graphql.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { changed, found, matches, picked, type Source, wholeList } from '../../providers/source.ts';
import { CreateTagCategoryDocument, TagCategoriesDocument, UpdateTagCategoryDocument } from './documents.ts';

const FIELDS = ['name', 'colour', 'position'] as const;

const all = async () => (await query(TagCategoriesDocument, {})).tagCategories;

const source: Source<{ id: string }, CreateTagCategoryInput> = {
  list: async ({ filter }) => wholeList((await all()).filter(({ name }) => matches(filter, name))),
  one: async (id) => found((await all()).find((category) => category.id === id)),
  create: async (form) => (await mutate(CreateTagCategoryDocument, { input: picked(form, ...FIELDS) })).createTagCategory,
  update: async (id, form, before) =>
    (await mutate(UpdateTagCategoryDocument, { id, input: changed(form, before, ...FIELDS) })).updateTagCategory,
};

export default source;
