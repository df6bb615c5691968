import { useQuery } from '@apollo/client/react';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { Select } from '../../components/Select.tsx';
import { useAct } from '../../components/useAct.ts';
import { useFormat } from '../../components/useFormat.ts';
import type { TenderMethod } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { ShiftNote } from '../shifts/ShiftNote.tsx';
import { useShiftAt } from '../shifts/useShiftAt.ts';
import { SellerPick, useSellerPick } from '../wallet/SellerPick.tsx';
import { StorePick, useStorePick } from '../wallet/StorePick.tsx';
import { LevelsDocument } from './documents.ts';
import { type Holder, SellLevelDocument } from './standing-documents.ts';

const METHODS = [
  'CASH',
  'WECHAT_PAY',
  'ALIPAY',
  'BANK_CARD',
  'STORED_VALUE',
  'TRANSFER',
  'OTHER',
] as const satisfies readonly TenderMethod[];

interface Props {
  holder: Holder;
  levels: readonly { id: string; name: string; price?: string | null; validMonths?: number | null }[];
  onDone: () => void;
  onClose: () => void;
}

const SellDialog = ({ holder, levels, onDone, onClose }: Props) => {
  const t = useTranslate();
  const { money } = useFormat();
  const place = useStorePick();
  const shiftId = useShiftAt(place.storeId);
  const seller = useSellerPick(place.storeId);
  const [chosen, choose] = useState('');
  const [method, setMethod] = useState<(typeof METHODS)[number]>('CASH');
  const [key] = useState(() => crypto.randomUUID());
  const { act, busy, failure } = useAct(onDone);
  const level = levels.find(({ id }) => id === chosen) ?? levels[0];
  const save = () => {
    const tenders = [{ method, amount: level?.price ?? '' }];
    const { storeId } = place;
    const input = { storeId, memberId: holder.id, levelId: level?.id ?? '', tenders, employeeId: seller.employeeId, shiftId };
    return act(() => mutate(SellLevelDocument, { input, idempotencyKey: key }), 'resources.levels.sold');
  };
  return (
    <Operation
      title={t('resources.levels.sell_title', { name: holder.name })}
      action={t('resources.levels.sell')}
      ready={level !== undefined && place.storeId !== ''}
      {...{ busy, failure, onClose }}
      onSave={save}
    >
      <StorePick {...place} />
      <Select
        label={t('resources.levels.name', { smart_count: 1 })}
        value={level?.id ?? ''}
        choices={levels.map(({ id, name, price, validMonths }) => ({
          id,
          name: t('resources.levels.offer', { name, price: money(price), smart_count: validMonths ?? 0 }),
        }))}
        onChange={choose}
      />
      <Select
        label={t('resources.topUp.method')}
        value={method}
        choices={METHODS.map((id) => ({ id, name: t(`resources.sales.method.${id}`) }))}
        onChange={setMethod}
      />
      <SellerPick {...seller} />
      <ShiftNote storeId={place.storeId} />
    </Operation>
  );
};

/** Sells a paid level, or renews it; nothing where there are none. */
export const SellLevelButton = (props: Omit<Props, 'levels' | 'onClose'>) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  const levels = (useQuery(LevelsDocument).data?.levels ?? []).filter(({ ladder }) => ladder === 'PAID');
  if (levels.length === 0) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('resources.levels.sell')}</Button>
      {open && <SellDialog {...props} levels={levels} onClose={() => setOpen(false)} />}
    </>
  );
};
