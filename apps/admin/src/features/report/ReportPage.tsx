import { useQuery } from '@apollo/client/react';
import Download from '@mui/icons-material/DownloadOutlined';
import Print from '@mui/icons-material/PrintOutlined';
import { Alert, Box, Button, Skeleton } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { MonthPicker } from '../../components/MonthPicker.tsx';
import { PrintedPage } from '../../components/PrintedPage.tsx';
import { useMonth } from '../../components/useMonth.ts';
import { download } from '../../csv.ts';
import { useBranch } from '../../frame/useBranch.ts';
import { messageOf } from '../../providers/errors.ts';
import { useMay } from '../../providers/viewer.ts';
import { toWorkbook } from '../../xlsx.ts';
import { ReportDocument } from './documents.ts';
import { Sheets } from './Sheets.tsx';
import { useReport } from './useReport.tsx';

/** A month for the management: on the page, on A4, and as a workbook. */
const ReportPage = () => {
  const t = useTranslate();
  const [orgId] = useBranch();
  const { month } = useMonth(true);
  const mayExport = useMay('analytics.export');
  const { data, previousData, error } = useQuery(ReportDocument, { variables: { orgId, month } });
  const report = useReport((data ?? previousData)?.managementReport);
  const save = async () => report && download(`${report.title}.xlsx`, await toWorkbook(report.sheets));
  return (
    <PrintedPage upright>
      <Title title={t('resources.report.name')} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mb: 4, displayPrint: 'none' }}>
        <MonthPicker closed />
        <Box sx={{ flex: 1 }} />
        <Button variant="outlined" startIcon={<Print />} disabled={!report} onClick={() => print()}>
          {t('resources.report.print')}
        </Button>
        {mayExport && (
          <Button variant="outlined" startIcon={<Download />} disabled={!report} onClick={() => void save()}>
            {t('common.export_xlsx')}
          </Button>
        )}
      </Box>
      {error && <Alert severity="error">{messageOf(error)}</Alert>}
      {!report && !error && <Skeleton variant="rounded" height={640} component="output" aria-label={t('common.loading')} />}
      {report && <Sheets report={report} />}
    </PrintedPage>
  );
};

export default ReportPage;
