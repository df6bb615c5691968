import { useQuery } from '@apollo/client/react';
import { Alert, Box, Button, LinearProgress, TextField, Typography } from '@mui/material';
import type { ImportMapping } from '@regulars/domain/import-mapping';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { mutate } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { useToday } from '../../providers/today.ts';
import { ImportPreviewDocument, StartImportDocument } from './documents.ts';
import { Preview } from './Preview.tsx';

interface CheckProps {
  fileId: string;
  mapping: ImportMapping;
  onBack: () => void;
}

/** The last step: what will happen to the first rows, then a dry run over all of them, or the import itself. */
export const Check = ({ fileId, mapping, onBack }: CheckProps) => {
  const t = useTranslate();
  const navigate = useNavigate();
  const today = useToday();
  const [refundDate, setRefundDate] = useState(today);
  const [failure, setFailure] = useState<string | null>(null);
  const { data, error } = useQuery(ImportPreviewDocument, { variables: { fileId, mapping }, fetchPolicy: 'network-only' });
  const refunds = mapping.target === 'REFUNDS';

  const start = async (dryRun: boolean) => {
    try {
      const { startImport } = await mutate(StartImportDocument, {
        input: { fileId, mapping, dryRun, refundDate: refunds ? refundDate : null },
      });
      void navigate(`/imports/${encodeURIComponent(startImport.id)}/show`);
    } catch (refusal) {
      setFailure(messageOf(refusal));
    }
  };

  return (
    <Box sx={{ display: 'grid', gap: 6 }}>
      {error && <Alert severity="error">{messageOf(error)}</Alert>}
      {!data && !error && <LinearProgress />}
      {data && <Preview preview={data.importPreview} />}
      {refunds && (
        <TextField
          type="date"
          label={t('resources.imports.fields.refundDate')}
          helperText={t('resources.imports.refund_date_help')}
          value={refundDate}
          onChange={({ target }) => setRefundDate(target.value)}
          slotProps={{ htmlInput: { max: today } }}
          sx={{ maxWidth: 240 }}
        />
      )}
      {failure && <Alert severity="error">{failure}</Alert>}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        <Button onClick={onBack}>{t('common.back')}</Button>
        <Button variant="outlined" disabled={!data} onClick={() => start(true)}>
          {t('resources.imports.dry')}
        </Button>
        <Button variant="contained" disabled={!data} onClick={() => start(false)}>
          {t('resources.imports.go')}
        </Button>
        <Typography variant="body2" color="text.secondary">
          {t('resources.imports.dry_help')}
        </Typography>
      </Box>
    </Box>
  );
};
