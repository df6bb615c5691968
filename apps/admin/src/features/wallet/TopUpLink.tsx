import Savings from '@mui/icons-material/SavingsOutlined';
import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { Holder } from '../assets/documents.ts';

/** To the till-like page, for this member. */
export const TopUpLink = ({ holder }: { holder: Holder }) => {
  const t = useTranslate();
  return (
    <Button variant="contained" startIcon={<Savings />} component={Link} to={`/topUp?member=${encodeURIComponent(holder.number)}`}>
      {t('resources.topUp.name', { smart_count: 1 })}
    </Button>
  );
};
