import { useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Dialog, DialogActions, DialogContent, GlobalStyles, Skeleton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import { nodeIn } from '../../providers/source.ts';
import { useViewer } from '../../providers/viewer.ts';
import { mono } from '../../tokens.ts';
import { SaleDocument } from '../sales/documents.ts';
import { KeyButton } from './KeyButton.tsx';
import { hasPrinter } from './printer.ts';
import { receiptRows, type Row } from './receipt.ts';
import { useKeys } from './useKeys.ts';
import { usePrinters } from './usePrinters.ts';

/** Paper of 80 mm, 72 of which are printed; nothing else of the page. */
const PAPER = {
  '@media print': {
    '@page': { size: '80mm auto', margin: '4mm' },
    'body *': { visibility: 'hidden' },
    '.receipt, .receipt *': { visibility: 'visible' },
    '.receipt': { position: 'fixed', left: 0, top: 0, width: '72mm' },
  },
} as const;

const Line = ({ row }: { row: Row }) => {
  if (row.kind === 'rule') return <Box component="hr" sx={{ width: '100%', border: 0, borderTop: '1px dashed #000', my: 1 }} />;
  if ('left' in row) {
    return (
      <Box
        sx={{
          display: 'flex',
          gap: 2,
          justifyContent: 'space-between',
          fontWeight: row.kind === 'strong' ? 700 : 400,
          fontSize: row.kind === 'strong' ? 15 : 12,
        }}
      >
        <span style={{ whiteSpace: 'pre' }}>{row.left}</span>
        <span style={{ textAlign: 'right' }}>{row.right}</span>
      </Box>
    );
  }
  const title = row.kind === 'title';
  return (
    <Box sx={{ textAlign: row.kind === 'text' ? 'left' : 'center', fontWeight: title ? 700 : 400, fontSize: title ? 15 : 12 }}>
      {row.text}
    </Box>
  );
};

const Actions = ({ it, ready, onClose }: { it: ReturnType<typeof usePrinters>; ready: boolean; onClose: () => void }) => {
  const t = useTranslate();
  return (
    <DialogActions sx={{ p: 4, flexWrap: 'wrap', gap: 1 }}>
      <KeyButton hint="Esc" onClick={onClose}>
        {t('common.close')}
      </KeyButton>
      <Button disabled={!ready} onClick={it.save} sx={{ minHeight: 48 }}>
        ESC/POS
      </Button>
      {hasPrinter() && (
        <Button disabled={!ready || it.busy} onClick={it.serial} sx={{ minHeight: 48 }}>
          {t('resources.till.to_printer')}
        </Button>
      )}
      <KeyButton hint="U" disabled={!ready} loading={it.busy} onClick={() => it.usb(false)}>
        {t('resources.till.to_usb')}
      </KeyButton>
      <KeyButton hint="P" variant="contained" disabled={!ready} onClick={() => print()}>
        {t('resources.slips.print')}
      </KeyButton>
    </DialogActions>
  );
};

/** F10: the receipt, for the browser's printer or one that speaks ESC/POS. */
export const ReceiptDialog = ({ saleId, change, onClose }: { saleId: string; change: string | null; onClose: () => void }) => {
  const t = useTranslate();
  const words = { t, ...useFormat() };
  const { name } = useViewer().chain;
  const { data } = useQuery(SaleDocument, { variables: { id: saleId } });
  const sale = nodeIn(data);
  const rows = sale ? receiptRows(sale, name, change, words) : [];
  const bytes = async () => {
    const { escpos } = await import('./escpos.ts');
    return escpos(rows, sale?.number ?? '', sale?.tenders.some(({ method }) => method === 'CASH') ?? false);
  };
  const it = usePrinters(bytes, `${sale?.number ?? 'receipt'}.bin`);
  const usb = () => it.usb(false);
  useKeys({ p: () => print(), P: () => print(), u: usb, U: usb }, sale != null && !it.busy);
  const another = it.other && (
    <Button color="inherit" onClick={() => it.usb(true)} sx={{ minHeight: 48 }}>
      {t('resources.till.other_printer')}
    </Button>
  );
  return (
    <Dialog open onClose={onClose} maxWidth="sm" transitionDuration={0} disableRestoreFocus aria-label={t('resources.till.receipt')}>
      <GlobalStyles styles={PAPER} />
      <DialogContent>
        <Box className="receipt" sx={{ width: '72mm', mx: 'auto', p: 2, bgcolor: '#fff', color: '#000', fontFamily: mono }}>
          {sale ? rows.map((row, at) => <Line key={at} row={row} />) : <Skeleton height={320} />}
        </Box>
        {it.failure && (
          <Alert severity="error" action={another}>
            {it.failure}
          </Alert>
        )}
      </DialogContent>
      <Actions it={it} ready={sale != null} onClose={onClose} />
    </Dialog>
  );
};
