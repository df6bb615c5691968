import { useQuery } from '@apollo/client/react';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { mutate } from '../../providers/apollo.ts';
import type { Holder } from '../assets/actions.ts';
import { PointsTasksDocument } from '../pointsTasks/documents.ts';
import { CompleteTaskDocument } from './documents.ts';
import { Choice, PointsDialog, useStore } from './PointsDialog.tsx';

interface Props {
  holder: Holder;
  onDone: () => void;
}

const TaskDialog = ({ holder, onDone, onClose }: Props & { onClose: () => void }) => {
  const t = useTranslate();
  const { stores, storeId, setStoreId } = useStore();
  const all = useQuery(PointsTasksDocument, { variables: { archived: false } }).data?.pointsTasks ?? [];
  const tasks = all.filter(({ automatic, running }) => running && !automatic);
  const [chosen, setTask] = useState('');
  const task = tasks.find(({ id }) => id === chosen) ?? tasks[0];
  const options = tasks.map(({ id, description, score }) => ({ id, name: `${description} (+${score})` }));
  const save = (idempotencyKey: string) =>
    mutate(CompleteTaskDocument, { input: { taskId: task?.id ?? '', memberId: holder.id, storeId }, idempotencyKey });
  return (
    <PointsDialog
      title={t('resources.points.task.title', { name: holder.name })}
      ready={task !== undefined && storeId !== ''}
      {...{ save, onClose, onDone }}
    >
      <Choice label={t('resources.points.task.task')} value={task?.id ?? ''} options={options} onChange={setTask} />
      <Choice label={t('resources.points.store')} value={storeId} options={stores} onChange={setStoreId} />
    </PointsDialog>
  );
};

/** Says that the member has done a task. */
export const TaskButton = (props: Props) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('resources.points.task.action')}</Button>
      {open && <TaskDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
};
