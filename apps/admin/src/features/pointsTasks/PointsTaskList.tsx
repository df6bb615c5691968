import { DataTable, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { includeArchived } from '../../components/includeArchived.tsx';
import { Listing } from '../../components/Listing.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { PointsTasksQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';

type Task = PointsTasksQuery['pointsTasks'][number];

const HEADS = ['description', 'action', 'kindId', 'score', 'perDay', 'perMember', 'startsOn', 'endsOn', 'archivedAt'];

const useTable = (): TableFile<Task> => {
  const t = useTranslate();
  const { clock } = useFormat();
  return {
    file: 'points-tasks',
    heads: HEADS.map((field) => t(`resources.pointsTasks.fields.${field}`)),
    cells: ({ description, action, kind, score, perDay, perMember, startsOn, endsOn, archivedAt }) => {
      const limits = [perDay, perMember, startsOn, endsOn, clock(archivedAt)];
      return [description, t(`resources.pointsTasks.action.${action}`), kind.name, score, ...limits];
    },
  };
};

/** What members get points for, beside what they buy. */
export const PointsTaskList = () => {
  const t = useTranslate();
  const { count } = useFormat();
  const write = useMay('points.configure');
  const table = useTable();
  const most = (limit: number | null | undefined) => (limit == null ? '–' : count(limit));
  const action = (task: Task) => t(`resources.pointsTasks.action.${task.action}`);
  const state = ({ archivedAt, running }: Task) =>
    t(archivedAt ? 'common.archived' : `resources.pointsTasks.${running ? 'running' : 'resting'}`);
  return (
    <Listing<Task>
      resource="pointsTasks"
      sort={{ field: 'id', order: 'ASC' }}
      filters={[includeArchived]}
      create={write}
      table={table}
      page={write ? 'edit' : undefined}
      card={(task) => ({ title: task.description, detail: `${action(task)} · ${state(task)}`, figure: `+${count(task.score)}` })}
    >
      <DataTable.Col source="description" disableSort />
      <DataTable.Col<Task> source="action" disableSort render={action} />
      <DataTable.Col<Task> source="kindId" disableSort render={({ kind }) => kind.name} />
      <DataTable.Col<Task> source="score" align="right" disableSort render={({ score }) => `+${count(score)}`} />
      <DataTable.Col<Task> source="perDay" align="right" disableSort render={({ perDay }) => most(perDay)} />
      <DataTable.Col<Task> source="perMember" align="right" disableSort render={({ perMember }) => most(perMember)} />
      <DataTable.Col<Task> source="archivedAt" label="common.status" disableSort render={(task) => <Badge label={state(task)} />} />
    </Listing>
  );
};
