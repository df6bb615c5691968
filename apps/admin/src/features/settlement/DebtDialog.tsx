import { useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Skeleton, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import { messageOf } from '../../providers/errors.ts';
import { DebtEntriesDocument } from './documents.ts';

interface Props {
  debt: { id: string; debtorName: string; creditorName: string };
  days: { from: string; to: string; orgId: string | null };
  onClose: () => void;
}

/** The entries behind what one store owes another. */
export const DebtDialog = ({ debt, days, onClose }: Props) => {
  const t = useTranslate();
  const { instant } = useFormat();
  const { data, error } = useQuery(DebtEntriesDocument, { variables: days, fetchPolicy: 'network-only' });
  const entries = data?.settlementReport.debts.find(({ id }) => id === debt.id)?.entries;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md">
      <DialogTitle>{t('resources.settlement.behind', { debtor: debt.debtorName, creditor: debt.creditorName })}</DialogTitle>
      <DialogContent>
        {error && <Alert severity="error">{messageOf(error)}</Alert>}
        {!entries && !error && <Skeleton variant="rounded" height={160} />}
        {entries?.map(({ id, at, kind, why }) => (
          <Box key={id} sx={{ py: 2, borderBottom: 1, borderColor: 'divider' }}>
            <Typography variant="body2" color="text.secondary">
              {instant(at)} · {t(`resources.assets.kind.${kind}`)}
            </Typography>
            <Typography>{why}</Typography>
          </Box>
        ))}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </DialogActions>
    </Dialog>
  );
};
