import { useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, LinearProgress, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import type { QuoteInput } from '../../gql/graphql.ts';
import { messageOf } from '../../providers/errors.ts';
import { TillEarningsDocument } from './documents.ts';

/** What each rule of points would give for the basket, or why it gives nothing. */
export const EarningsDialog = ({ input, onClose }: { input: QuoteInput; onClose: () => void }) => {
  const t = useTranslate();
  const { count } = useFormat();
  const { data, loading, error } = useQuery(TillEarningsDocument, { variables: { input }, fetchPolicy: 'network-only' });
  const earnings = data?.quote.earnings ?? [];
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" transitionDuration={0} disableRestoreFocus>
      <DialogTitle>{t('resources.till.why_points')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 3 }}>
        {loading && <LinearProgress aria-label={t('common.loading')} />}
        {error && <Alert severity="error">{messageOf(error)}</Alert>}
        {earnings.map(({ name, points, pending, text }, at) => (
          <Box key={`${at} ${name}`} sx={{ opacity: points > 0 ? 1 : 0.75 }}>
            <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 4 }}>
              <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
              <Typography sx={{ fontVariantNumeric: 'tabular-nums' }}>
                {count(points)}
                {pending && ` · ${t('resources.till.points_later')}`}
              </Typography>
            </Box>
            <Typography variant="body2" color="text.secondary">
              {text}
            </Typography>
          </Box>
        ))}
      </DialogContent>
      <DialogActions sx={{ p: 4 }}>
        <Button onClick={onClose} variant="contained" autoFocus sx={{ minHeight: 48, px: 6 }}>
          {t('ra.action.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
