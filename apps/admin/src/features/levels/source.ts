import type { CreateLevelInput } from '../../gql/graphql.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { changed, matches, nodeOf, picked, type Source, wholeList } from '../../providers/source.ts';
import { CreateLevelDocument, LevelDocument, LevelsDocument, UpdateLevelDocument } from './documents.ts';

const source: Source<{ id: string }, CreateLevelInput> = {
  list: async ({ filter }) => {
    const { levels } = await query(LevelsDocument, { includeArchived: filter['includeArchived'] === true });
    return wholeList(levels.filter(({ name, code }) => matches(filter, name, code)));
  },
  one: async (id) => nodeOf(await query(LevelDocument, { id })),
  create: async (form) => (await mutate(CreateLevelDocument, { input: picked(form, 'code', 'name', 'rank', 'colour') })).createLevel,
  update: async (id, form, before) =>
    (await mutate(UpdateLevelDocument, { id, input: changed(form, before, 'code', 'name', 'rank', 'colour') })).updateLevel,
};

export default source;
