import { Box, ToggleButton, ToggleButtonGroup, useTheme as useMuiTheme } from '@mui/material';
import { useLocales, useLocaleState, useTheme, useTranslate } from 'react-admin';
import { Section } from '../../components/Section.tsx';

/** Language and theme, kept in the browser; a phone has them here only. */
export const Preferences = () => {
  const t = useTranslate();
  const locales = useLocales();
  const [locale, setLocale] = useLocaleState();
  const [, setTheme] = useTheme();
  const { mode } = useMuiTheme().palette;
  return (
    <Section title={t('auth.preferences')}>
      <Box sx={{ display: 'flex', gap: 4, flexWrap: 'wrap' }}>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={locale}
          onChange={(_, code: string | null) => code && setLocale(code)}
          aria-label={t('frame.language')}
        >
          {locales.map(({ locale: code, name }) => (
            <ToggleButton key={code} value={code} lang={code}>
              {name}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={mode}
          onChange={(_, chosen: 'light' | 'dark' | null) => chosen && setTheme(chosen)}
          aria-label={t('frame.theme')}
        >
          <ToggleButton value="light">{t('auth.light')}</ToggleButton>
          <ToggleButton value="dark">{t('auth.dark')}</ToggleButton>
        </ToggleButtonGroup>
      </Box>
    </Section>
  );
};
