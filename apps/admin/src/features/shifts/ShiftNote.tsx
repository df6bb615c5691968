import { useQuery } from '@apollo/client/react';
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useMay } from '../../providers/viewer.ts';
import { MyShiftDocument } from './documents.ts';

/** Says which shift has in its report what is paid at this store; nothing to who has none open. */
export const ShiftNote = ({ storeId }: { storeId: string }) => {
  const t = useTranslate();
  const { data } = useQuery(MyShiftDocument, { skip: !useMay('till.use') });
  const shift = data?.myShift;
  if (!shift || storeId === '') return null;
  const text =
    shift.store.id === storeId
      ? t('resources.shifts.counts_here', { till: shift.till })
      : t('resources.shifts.counts_not', { store: shift.store.name });
  return (
    <Typography variant="body2" color="text.secondary">
      {text}
    </Typography>
  );
};
