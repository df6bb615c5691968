import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

/** While the website takes nobody. */
export const Closed = ({ chain }: { chain: string }) => {
  const t = useTranslate();
  return (
    <>
      <Typography variant="h1">{t('join.title', { chain })}</Typography>
      <Typography color="text.secondary">{t('join.closed')}</Typography>
    </>
  );
};
