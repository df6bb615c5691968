import { TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { query } from '../../providers/apollo.ts';
import { nodeOf } from '../../providers/source.ts';
import { SaleDocument } from '../sales/documents.ts';
import { RefundDialog } from '../sales/RefundDialog.tsx';
import type { Sale } from '../sales/SaleLines.tsx';
import { Ask } from './Ask.tsx';
import { ReceiptsDocument } from './documents.ts';
import { useTry } from './useTry.ts';

/** F7: the receipt by its number, scanned or typed; then which lines come back. */
export const RefundDialogs = ({ shiftId, onClose }: { shiftId: string; onClose: () => void }) => {
  const t = useTranslate();
  const [number, setNumber] = useState('');
  const [sale, setSale] = useState<Sale | null>(null);
  const { busy, failure, fail, attempt } = useTry();
  const look = () =>
    attempt(async () => {
      const { sales } = await query(ReceiptsDocument, { number: number.trim() });
      const found = sales?.edges[0]?.node;
      if (!found) return fail(t('resources.till.no_receipt', { number }));
      setSale(nodeOf(await query(SaleDocument, { id: found.id })));
    });
  if (sale) return <RefundDialog sale={sale} shiftId={shiftId} onClose={onClose} />;
  return (
    <Ask
      title={t('resources.till.refund')}
      action={t('resources.topUp.find_action')}
      busy={busy}
      ready={number.trim() !== ''}
      failure={failure}
      onClose={onClose}
      onSubmit={() => void look()}
    >
      <TextField
        label={t('resources.till.receipt_number')}
        value={number}
        onChange={({ target }) => setNumber(target.value)}
        autoFocus
        autoComplete="off"
      />
    </Ask>
  );
};
