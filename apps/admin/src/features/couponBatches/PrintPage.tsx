import { useQuery } from '@apollo/client/react';
import Print from '@mui/icons-material/PrintOutlined';
import { Alert, Box, Button, LinearProgress, MenuItem, TextField } from '@mui/material';
import { useEffect, useState } from 'react';
import { Title, useTranslate } from 'react-admin';
import { useParams } from 'react-router';
import { PrintedPage } from '../../components/PrintedPage.tsx';
import { messageOf } from '../../providers/errors.ts';
import { nodeIn } from '../../providers/source.ts';
import { useValidText, versionOf } from '../couponTemplates/TemplateList.tsx';
import { codesOf } from './codes.ts';
import { CodeLabel } from './CodeLabel.tsx';
import { CouponBatchDocument } from './documents.ts';

/** Labels at once: ten sheets of three by eight. */
const AT_ONCE = 240;

/** The codes of a batch that nobody has brought; null while they are asked for. */
function useOpenCodes(id: string) {
  const [codes, setCodes] = useState<string[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    let here = true;
    codesOf(id, true).then(
      (rows) => here && setCodes(rows.map(({ code }) => code)),
      (error: unknown) => here && setFailure(messageOf(error)),
    );
    return () => {
      here = false;
    };
  }, [id]);
  return { codes, failure };
}

/** The codes of a batch on A4 sheets, to be cut: name, what it does, code and QR code, how long it holds. */
const PrintPage = () => {
  const t = useTranslate();
  const { id = '' } = useParams();
  const [from, setFrom] = useState(0);
  const { data, loading } = useQuery(CouponBatchDocument, { variables: { id } });
  const { codes, failure } = useOpenCodes(id);
  const validText = useValidText();
  const batch = nodeIn(data);
  const word = (name: string) => t(`resources.couponBatches.${name}`);
  const valid = (template: NonNullable<typeof batch>['template']) => {
    const days = versionOf(template)?.validDays ?? null;
    return days === null ? validText(template) : t('resources.couponBatches.valid_days', { smart_count: days });
  };
  const starts = Array.from({ length: Math.ceil((codes?.length ?? 0) / AT_ONCE) }, (_, at) => at * AT_ONCE);
  const open = batch && batch.state !== 'VOID' ? codes : [];
  const nothing = (!loading && !batch) || (batch && open?.length === 0);
  return (
    <PrintedPage upright>
      <Title title={batch ? `${word('print')} · ${batch.name}` : word('print')} />
      {failure && <Alert severity="error">{failure}</Alert>}
      {!failure && nothing && <Alert severity="info">{word('print_none')}</Alert>}
      {!failure && !nothing && !codes && <LinearProgress aria-label={t('common.loading')} />}
      {batch && open && open.length > 0 && (
        <>
          <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', mb: 3, '@media print': { display: 'none' } }}>
            <Button variant="contained" startIcon={<Print />} onClick={() => window.print()}>
              {word('print')}
            </Button>
            {starts.length > 1 && (
              <TextField
                select
                size="small"
                label={word('print_part')}
                value={from}
                onChange={({ target }) => setFrom(Number(target.value))}
              >
                {starts.map((start) => (
                  <MenuItem key={start} value={start}>
                    {start + 1}–{Math.min(start + AT_ONCE, open.length)}
                  </MenuItem>
                ))}
              </TextField>
            )}
          </Box>
          <Box
            sx={{
              display: 'grid',
              gridTemplateColumns: 'repeat(auto-fill, 60mm)',
              gap: '3mm',
              '@media print': { gridTemplateColumns: 'repeat(3, 60mm)' },
            }}
          >
            {open.slice(from, from + AT_ONCE).map((code) => (
              <CodeLabel key={code} code={code} name={batch.template.name} valid={valid(batch.template)} />
            ))}
          </Box>
        </>
      )}
    </PrintedPage>
  );
};

export default PrintPage;
