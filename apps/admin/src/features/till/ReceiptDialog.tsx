import { useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Dialog, DialogActions, DialogContent, GlobalStyles, Skeleton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import { download } from '../../csv.ts';
import { nodeIn } from '../../providers/source.ts';
import { useViewer } from '../../providers/viewer.ts';
import { mono } from '../../tokens.ts';
import { SaleDocument } from '../sales/documents.ts';
import { KeyButton } from './KeyButton.tsx';
import { hasPrinter, sendToPrinter } from './printer.ts';
import { receiptRows, type Row } from './receipt.ts';
import { useKeys } from './useKeys.ts';
import { useTry } from './useTry.ts';

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

/** F10: the receipt, for the browser's printer or one that speaks ESC/POS. */
export const ReceiptDialog = ({ saleId, change, onClose }: { saleId: string; change: string | null; onClose: () => void }) => {
  const t = useTranslate();
  const words = { t, ...useFormat() };
  const { name } = useViewer().chain;
  const { data } = useQuery(SaleDocument, { variables: { id: saleId } });
  const { busy, failure, attempt } = useTry();
  const sale = nodeIn(data);
  const rows = sale ? receiptRows(sale, name, change, words) : [];
  const bytes = async () => {
    const { escpos } = await import('./escpos.ts');
    return escpos(rows, sale?.number ?? '', sale?.tenders.some(({ method }) => method === 'CASH') ?? false);
  };
  const save = () => attempt(async () => download(`${sale?.number ?? 'receipt'}.bin`, new Blob([new Uint8Array(await bytes())])));
  useKeys({ p: () => print(), P: () => print() }, sale != null);
  return (
    <Dialog open onClose={onClose} maxWidth="xs" transitionDuration={0} disableRestoreFocus aria-label={t('resources.till.receipt')}>
      <GlobalStyles styles={PAPER} />
      <DialogContent>
        <Box className="receipt" sx={{ width: '72mm', mx: 'auto', p: 2, bgcolor: '#fff', color: '#000', fontFamily: mono }}>
          {sale ? rows.map((row, at) => <Line key={at} row={row} />) : <Skeleton height={320} />}
        </Box>
        {failure && <Alert severity="error">{failure}</Alert>}
      </DialogContent>
      <DialogActions sx={{ p: 4, flexWrap: 'wrap', gap: 1 }}>
        <KeyButton hint="Esc" onClick={onClose}>
          {t('common.close')}
        </KeyButton>
        <Button disabled={!sale} onClick={() => void save()} sx={{ minHeight: 48 }}>
          ESC/POS
        </Button>
        {hasPrinter() && (
          <Button
            disabled={!sale}
            loading={busy}
            onClick={() => void attempt(async () => sendToPrinter(await bytes()))}
            sx={{ minHeight: 48 }}
          >
            {t('resources.till.to_printer')}
          </Button>
        )}
        <KeyButton hint="P" variant="contained" disabled={!sale} onClick={() => print()}>
          {t('resources.slips.print')}
        </KeyButton>
      </DialogActions>
    </Dialog>
  );
};
