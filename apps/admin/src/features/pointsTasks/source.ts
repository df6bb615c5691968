import type { CreatePointsTaskInput } from '../../gql/graphql.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { archivedFilter, changed, matches, nodeOf, picked, type Source, wholeList } from '../../providers/source.ts';
import { CreatePointsTaskDocument, PointsTaskDocument, PointsTasksDocument, UpdatePointsTaskDocument } from './documents.ts';

const FIELDS = ['kindId', 'score', 'descriptionEn', 'descriptionZh', 'perDay', 'perMember', 'startsOn', 'endsOn'] as const;

const source: Source<{ id: string }, CreatePointsTaskInput> = {
  list: async ({ filter }) => {
    const { pointsTasks } = await query(PointsTasksDocument, { archived: archivedFilter(filter) });
    return wholeList(pointsTasks.filter(({ description }) => matches(filter, description)));
  },
  one: async (id) => {
    const { kind, ...task } = nodeOf(await query(PointsTaskDocument, { id }));
    return { ...task, kindId: kind.id, name: task.description };
  },
  create: async (form) => (await mutate(CreatePointsTaskDocument, { input: picked(form, 'action', ...FIELDS) })).createPointsTask,
  update: async (id, form, before) =>
    (await mutate(UpdatePointsTaskDocument, { id, input: changed(form, before, ...FIELDS) })).updatePointsTask,
};

export default source;
