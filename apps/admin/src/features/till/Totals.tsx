import { Alert, Box, Button, Link, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import type { QuoteInput } from '../../gql/graphql.ts';
import { EarningsDialog } from './EarningsDialog.tsx';
import { KeyButton } from './KeyButton.tsx';
import type { Quote } from './useQuote.ts';

/** What a little more would bring: "还差 ¥12"; and why the level's price is not had. */
const Suggestions = ({ quote }: { quote: Quote | null }) => {
  const t = useTranslate();
  const { money } = useFormat();
  const near = quote?.offers.filter(({ nearly, kind }) => nearly || kind === 'LEVEL').slice(0, 3) ?? [];
  return near.map(({ key, name, missing, reason }) => (
    <Typography key={key} variant="body2" sx={{ color: 'warning.main' }}>
      {missing
        ? t('resources.till.nearly', { amount: money(missing), name })
        : t('resources.till.nearly_why', { name, reason: reason ?? '' })}
    </Typography>
  ));
};

interface TotalsProps {
  quote: Quote | null;
  /** What it was asked of. */
  input: QuoteInput;
  fresh: boolean;
  failure: string | null;
  /** Minor units as the API writes them. */
  total: string;
  ready: boolean;
  onRetry: () => void;
  onCoupons: () => void;
  onSuspend: () => void;
  onPay: () => void;
}

/** On a phone what is to be paid, and the key for it, stay in sight however long the bill is. */
const inSight = { position: { xs: 'sticky', md: 'static' }, bottom: 0, zIndex: 1, bgcolor: 'background.paper' };

/** What it comes to, and what can be done with it. */
export const Totals = ({ quote, input, fresh, failure, total, ready, onRetry, onCoupons, onSuspend, onPay }: TotalsProps) => {
  const t = useTranslate();
  const { money, count } = useFormat();
  const points = quote?.earnings.reduce((sum, earning) => sum + earning.points, 0) ?? 0;
  const [why, setWhy] = useState(false);
  const saved = quote && Number(quote.discount) > 0;
  return (
    <Box sx={{ ...inSight, borderTop: 1, borderColor: 'divider', p: 3, display: 'grid', gap: 2 }}>
      <Suggestions quote={fresh ? quote : null} />
      {failure && (
        <Alert
          severity="error"
          action={
            <Button color="inherit" sx={{ whiteSpace: 'nowrap' }} onClick={onRetry}>
              {t('common.retry')}
            </Button>
          }
        >
          {failure}
        </Alert>
      )}
      <Box sx={{ display: 'flex', alignItems: 'baseline', justifyContent: 'space-between' }}>
        <Typography color="text.secondary">
          {t('resources.till.total')}
          {saved && ` · ${t('resources.till.saved', { amount: money(quote.discount) })}`}
          {quote && quote.earnings.length > 0 && (
            <>
              {' · '}
              <Link component="button" onClick={() => setWhy(true)}>
                {points > 0 ? t('resources.till.earns', { smart_count: points, points: count(points) }) : t('resources.till.earns_none')}
              </Link>
            </>
          )}
        </Typography>
        <Typography
          data-testid="total"
          aria-busy={!fresh}
          sx={{ fontSize: 40, fontWeight: 600, lineHeight: 1.2, opacity: fresh ? 1 : 0.6 }}
        >
          {money(total)}
        </Typography>
      </Box>
      <Box sx={{ display: 'flex', gap: 2 }}>
        <KeyButton hint="F3" variant="outlined" disabled={input.lines.length === 0} onClick={onCoupons} sx={{ flex: 1 }}>
          {t('resources.till.coupons')}
          {quote && quote.coupons.length > 0 && ` (${quote.coupons.length})`}
        </KeyButton>
        <KeyButton hint="F4" variant="outlined" onClick={onSuspend} sx={{ flex: 1 }}>
          {t(ready ? 'resources.till.suspend' : 'resources.till.resume')}
        </KeyButton>
      </Box>
      <KeyButton hint="F8" variant="contained" disabled={!ready} onClick={onPay} sx={{ minHeight: 60, fontSize: 20 }}>
        {t('resources.till.pay')}
      </KeyButton>
      {why && <EarningsDialog input={input} onClose={() => setWhy(false)} />}
    </Box>
  );
};
