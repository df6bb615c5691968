import { useQuery } from '@apollo/client/react';
import { Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { Select } from '../../components/Select.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { CardTypesDocument } from '../cardTypes/documents.ts';
import { StorePick, useStorePick } from '../wallet/StorePick.tsx';
import { CreateCardBatchDocument } from './documents.ts';

const NewBatch = ({ onClose }: { onClose: () => void }) => {
  const t = useTranslate();
  const place = useStorePick();
  const { data } = useQuery(CardTypesDocument, { variables: { archived: false } });
  const types = data?.cardTypes ?? [];
  const [chosen, choose] = useState('');
  const [name, setName] = useState('');
  const [quantity, setQuantity] = useState('100');
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const it = useAct();
  const typeId = (types.find(({ id }) => id === chosen) ?? types[0])?.id ?? '';
  const label = (field: string) => t(`resources.cardBatches.fields.${field}`);
  const save = () => {
    const input = { name, typeId, storeId: place.storeId, quantity: Number(quantity) };
    return it.act(() => mutate(CreateCardBatchDocument, { input, idempotencyKey }), 'resources.cardBatches.made');
  };
  return (
    <Operation
      title={t('resources.cardBatches.make')}
      action={t('resources.cardBatches.make')}
      ready={typeId !== '' && name.trim() !== '' && Number(quantity) > 0}
      busy={it.busy}
      failure={it.failure}
      onClose={onClose}
      onSave={save}
    >
      <TextField required autoFocus label={label('name')} value={name} onChange={({ target }) => setName(target.value)} />
      <Select label={label('type')} value={typeId} choices={types} onChange={choose} />
      <StorePick {...place} />
      <TextField
        required
        label={label('quantity')}
        value={quantity}
        onChange={({ target }) => setQuantity(target.value.replace(/\D/g, ''))}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 5 } }}
      />
    </Operation>
  );
};

/** Makes numbers for the printer. */
export const NewBatchButton = () => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="contained" onClick={() => setOpen(true)}>
        {t('resources.cardBatches.make')}
      </Button>
      {open && <NewBatch onClose={() => setOpen(false)} />}
    </>
  );
};
