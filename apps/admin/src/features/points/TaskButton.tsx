import { useQuery } from '@apollo/client/react';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { Select } from '../../components/Select.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { PointsTasksDocument } from '../pointsTasks/documents.ts';
import { CompleteTaskDocument } from './documents.ts';
import { StorePick, useStorePick } from '../wallet/StorePick.tsx';
import type { Holder } from '../assets/documents.ts';

interface Props {
  holder: Holder;
  onDone: () => void;
}

const TaskDialog = ({ holder, onDone, onClose }: Props & { onClose: () => void }) => {
  const t = useTranslate();
  const place = useStorePick();
  const { storeId } = place;
  const [key] = useState(() => crypto.randomUUID());
  const { act, busy, failure } = useAct(onDone);
  const all = useQuery(PointsTasksDocument, { variables: { archived: false } }).data?.pointsTasks ?? [];
  const tasks = all.filter(({ automatic, running }) => running && !automatic);
  const [chosen, setTask] = useState('');
  const task = tasks.find(({ id }) => id === chosen) ?? tasks[0];
  const choices = tasks.map(({ id, description, score }) => ({ id, name: `${description} (+${score})` }));
  const save = () => {
    const input = { taskId: task?.id ?? '', memberId: holder.id, storeId };
    return act(() => mutate(CompleteTaskDocument, { input, idempotencyKey: key }), 'resources.points.done');
  };
  return (
    <Operation
      title={t('resources.points.task.title', { name: holder.name })}
      ready={task !== undefined && storeId !== ''}
      action={t('common.confirm')}
      {...{ busy, failure, onClose }}
      onSave={save}
    >
      <Select label={t('resources.points.task.task')} value={task?.id ?? ''} choices={choices} onChange={setTask} />
      <StorePick {...place} />
    </Operation>
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
