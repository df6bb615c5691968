import { useQuery } from '@apollo/client/react';
import { Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import { Operation } from '../../components/Operation.tsx';
import { Select } from '../../components/Select.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { PointsConversionsDocument } from '../pointsConversions/documents.ts';
import { ConvertPointsDocument } from './documents.ts';
import { StorePick, useStorePick } from '../wallet/StorePick.tsx';
import type { Holder } from '../assets/documents.ts';

interface Props {
  holder: Holder;
  onDone: () => void;
}

const ConvertDialog = ({ holder, onDone, onClose }: Props & { onClose: () => void }) => {
  const t = useTranslate();
  const { count } = useFormat();
  const place = useStorePick();
  const { storeId } = place;
  const [key] = useState(() => crypto.randomUUID());
  const { act, busy, failure } = useAct(onDone);
  const rules = useQuery(PointsConversionsDocument, { variables: { archived: false } }).data?.pointsConversions ?? [];
  const [chosen, setRule] = useState('');
  const [points, setPoints] = useState('');
  const rule = rules.find(({ id }) => id === chosen) ?? rules[0];
  const save = () => {
    const input = { memberId: holder.id, conversionId: rule?.id ?? '', points: Number(points), storeId };
    return act(() => mutate(ConvertPointsDocument, { input, idempotencyKey: key }), 'resources.points.done');
  };
  const help = rule && { minimum: count(rule.minimum), step: count(rule.step), give: count(rule.give), get: count(rule.get) };
  const choices = rules.map(({ id, from, to }) => ({ id, name: `${from.name} → ${to.name}` }));
  return (
    <Operation
      title={t('resources.points.convert.title', { name: holder.name })}
      ready={rule !== undefined && storeId !== '' && /^[1-9]\d{0,9}$/.test(points)}
      action={t('common.confirm')}
      {...{ busy, failure, onClose }}
      onSave={save}
    >
      <Select label={t('resources.points.convert.rule')} value={rule?.id ?? ''} choices={choices} onChange={setRule} />
      <TextField
        autoFocus
        required
        label={t('resources.points.points')}
        value={points}
        onChange={({ target }) => setPoints(target.value.replaceAll(/\D/g, ''))}
        helperText={help ? t('resources.points.convert.help', help) : t('resources.points.convert.none')}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 10 } }}
      />
      <StorePick {...place} />
    </Operation>
  );
};

/** Makes points of one kind into another. */
export const ConvertButton = (props: Props) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('resources.points.convert.action')}</Button>
      {open && <ConvertDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
};
