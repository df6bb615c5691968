import { useQuery } from '@apollo/client/react';
import Print from '@mui/icons-material/PrintOutlined';
import { Alert, Box, Button, GlobalStyles } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { useParams } from 'react-router';
import { nodeIn } from '../../providers/source.ts';
import { SlipDocument } from './documents.ts';
import { SlipCopy } from './SlipCopy.tsx';

/** Both copies on one sheet, in their colours, without navigation and bars. */
const PAPER = {
  '@media print': {
    '@page': { size: 'A4', margin: '12mm' },
    'header, nav, .MuiSnackbar-root, .no-print': { display: 'none !important' },
    html: { colorScheme: 'light' },
    'html, body, #root, main': { background: '#fff !important' },
    main: { padding: '0 !important' },
    '.slip': { printColorAdjust: 'exact', WebkitPrintColorAdjust: 'exact', breakInside: 'avoid' },
  },
};

/** The deposit slip (存款单): a copy for the merchant and one for the member, each naming whose it is. */
const SlipPage = () => {
  const t = useTranslate();
  const { id = '' } = useParams();
  const { data, loading } = useQuery(SlipDocument, { variables: { id } });
  const entry = nodeIn(data);
  const slip = entry?.slip;
  const title = t(entry?.kind === 'TOP_UP_REFUND' ? 'resources.slips.refund' : 'resources.slips.name', { smart_count: 1 });
  return (
    <>
      <Title title={slip ? `${title} · ${slip.number}` : title} />
      <GlobalStyles styles={PAPER} />
      {slip && (
        <Box sx={{ display: 'grid', gap: 6, maxWidth: 720 }}>
          <Button
            className="no-print"
            variant="contained"
            startIcon={<Print />}
            sx={{ justifySelf: 'start' }}
            onClick={() => window.print()}
          >
            {t('resources.slips.print')}
          </Button>
          <SlipCopy slip={slip} title={title} copy="merchant" />
          <SlipCopy slip={slip} title={title} copy="member" />
        </Box>
      )}
      {!loading && !slip && <Alert severity="info">{t('resources.slips.empty')}</Alert>}
    </>
  );
};

export default SlipPage;
