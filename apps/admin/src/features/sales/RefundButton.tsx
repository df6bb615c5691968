import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { RefundDialog } from './RefundDialog.tsx';
import type { Sale } from './SaleLines.tsx';

/** Opens the refund; says so where nothing is left to take back. */
export const RefundButton = ({ sale }: { sale: Sale }) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  if (sale.lines.every(({ quantityLeft }) => Number(quantityLeft) <= 0)) {
    return <Typography color="text.secondary">{t('resources.sales.refund.whole_refunded')}</Typography>;
  }
  return (
    <>
      <Button variant="outlined" color="error" onClick={() => setOpen(true)}>
        {t('resources.sales.refund.action')}
      </Button>
      {open && <RefundDialog sale={sale} onClose={() => setOpen(false)} />}
    </>
  );
};
