import { useQuery } from '@apollo/client/react';
import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { useAct } from '../../components/useAct.ts';
import { useFormat } from '../../components/useFormat.ts';
import type { TopUpMethod } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { StorePick, useStorePick } from '../wallet/StorePick.tsx';
import { SellPassDocument, SoldHereDocument } from './documents.ts';
import { Select } from '../../components/Select.tsx';
import { MethodSelect } from '../topUp/MethodSelect.tsx';

interface Props {
  holder: { id: string; name: string; archivedAt?: string | null };
  onDone: () => void;
}

const SellDialog = ({ holder, onDone, onClose }: Props & { onClose: () => void }) => {
  const t = useTranslate();
  const { money } = useFormat();
  const place = useStorePick();
  const { storeId } = place;
  const { data } = useQuery(SoldHereDocument, { variables: { storeId }, skip: storeId === '' });
  const types = data?.passTypes ?? [];
  const [chosen, choose] = useState('');
  const [method, setMethod] = useState<TopUpMethod>('CASH');
  const [key] = useState(() => crypto.randomUUID());
  const { act, busy, failure } = useAct(onDone);
  const passTypeId = (types.find(({ id }) => id === chosen) ?? types[0])?.id ?? '';
  const save = () => {
    const input = { storeId, memberId: holder.id, passTypeId, method };
    return act(() => mutate(SellPassDocument, { input, idempotencyKey: key }), 'resources.usePass.sell.done');
  };
  return (
    <Operation
      title={t('resources.usePass.sell.title', { name: holder.name })}
      action={t('resources.usePass.sell.action')}
      ready={passTypeId !== ''}
      {...{ busy, failure, onClose }}
      onSave={save}
    >
      <StorePick {...place} />
      {data && types.length === 0 ? (
        <Alert severity="info">{t('resources.usePass.sell.empty')}</Alert>
      ) : (
        <Select
          label={t('resources.usePass.sell.type')}
          value={passTypeId}
          choices={types.map(({ id, name, price }) => ({ id, name: `${name} · ${money(price)}` }))}
          onChange={choose}
        />
      )}
      <MethodSelect label={t('resources.topUp.method')} value={method} onChange={setMethod} />
    </Operation>
  );
};

/** Sells the member a pass. */
export const SellPassButton = (props: Props) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  if (props.holder.archivedAt) return null;
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {t('resources.usePass.sell.action')}
      </Button>
      {open && <SellDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
};
