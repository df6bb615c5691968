import { Alert, Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import { KeyButton } from './KeyButton.tsx';

/** What came of the last bill. */
export interface Sold {
  /** Of the Sale; null: nothing but top-ups, passes and cards. */
  saleId: string | null;
  number: string | null;
  /** As the API writes money. */
  total: string;
  change: string;
  /** Numbers of cards that were given out. */
  cards: string[];
}

/** The bill is paid: the change, the receipt. The next scan begins the next one. */
export const Done = ({ sold, onReceipt, onNext }: { sold: Sold; onReceipt: () => void; onNext: () => void }) => {
  const t = useTranslate();
  const { money } = useFormat();
  return (
    <Box component="output" sx={{ flex: 1, p: 4, display: 'flex', flexDirection: 'column', justifyContent: 'center', gap: 4 }}>
      <Alert severity="success">
        {t('resources.till.sold', { amount: money(sold.total) })} {sold.number}
      </Alert>
      {sold.cards.map((number) => (
        <Alert key={number} severity="info">
          {t('resources.till.extra.CARD')} {number}
        </Alert>
      ))}
      {Number(sold.change) > 0 && (
        <Box>
          <Typography color="text.secondary">{t('resources.till.change')}</Typography>
          <Typography sx={{ fontSize: 40, fontWeight: 600, lineHeight: 1.2 }}>{money(sold.change)}</Typography>
        </Box>
      )}
      {sold.saleId && (
        <KeyButton hint="F10" variant="outlined" onClick={onReceipt}>
          {t('resources.till.receipt')}
        </KeyButton>
      )}
      <KeyButton hint="Esc" variant="contained" onClick={onNext}>
        {t('resources.till.next')}
      </KeyButton>
    </Box>
  );
};
