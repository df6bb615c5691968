import type { CreateTagInput } from '../../gql/graphql.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { archivedFilter, changed, nodeOf, pageOf, picked, type Source } from '../../providers/source.ts';
import { CreateTagDocument, TagDocument, TagsDocument, UpdateTagDocument } from './documents.ts';

/** The group by its name, as the form writes it. */
const flat = <Tag extends { category?: { name: string } | null }>(tag: Tag) => ({ ...tag, category: tag.category?.name ?? null });

const source: Source<{ id: string }, CreateTagInput> = {
  list: async ({ first, after, filter }) => {
    const { tags } = await query(TagsDocument, { first, after, filter: { text: filter['q'] ?? null, archived: archivedFilter(filter) } });
    return pageOf({ ...tags, edges: tags.edges.map(({ node }) => ({ node: flat(node) })) });
  },
  one: async (id) => flat(nodeOf(await query(TagDocument, { id }))),
  create: async (form) => (await mutate(CreateTagDocument, { input: picked(form, 'name', 'category', 'colour') })).createTag,
  update: async (id, form, before) =>
    (await mutate(UpdateTagDocument, { id, input: changed(form, before, 'name', 'category', 'colour') })).updateTag,
};

export default source;
