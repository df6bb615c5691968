import { GlobalStyles } from '@mui/material';
import type { ReactNode } from 'react';

/** What A4 shows of a page: its contents, black on white, without navigation and bars. */
const paper = (upright: boolean) => ({
  '@media print': {
    '@page': { size: upright ? 'A4' : 'A4 landscape', margin: '12mm' },
    'header, nav, .MuiSnackbar-root': { display: 'none !important' },
    html: { colorScheme: 'light' },
    'html, body, #root *, main *': { background: 'transparent !important', color: '#000 !important', boxShadow: 'none !important' },
    main: { padding: '0 !important' },
    'th, td': { borderColor: '#999 !important' },
  },
});

/** A page that people print. */
export const PrintedPage = ({ upright = false, children }: { upright?: boolean; children: ReactNode }) => (
  <>
    <GlobalStyles styles={paper(upright)} />
    {children}
  </>
);
