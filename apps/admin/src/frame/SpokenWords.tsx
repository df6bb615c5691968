import { zhCN } from '@mui/material/locale';
import { createTheme, type Theme, ThemeProvider } from '@mui/material/styles';
import { type ReactNode, useCallback } from 'react';
import { useLocale, useTranslate } from 'react-admin';

/** What MUI's own parts say to screen readers, in the language of the page. */
export const SpokenWords = ({ children }: { children: ReactNode }) => {
  const t = useTranslate();
  const locale = useLocale();
  const speaking = useCallback(
    (theme: Theme) => {
      const pages = { components: { MuiPagination: { defaultProps: { 'aria-label': t('frame.pagination') } } } };
      return createTheme(theme, locale === 'zh' ? zhCN : {}, pages);
    },
    [locale, t],
  );
  return <ThemeProvider theme={speaking}>{children}</ThemeProvider>;
};
