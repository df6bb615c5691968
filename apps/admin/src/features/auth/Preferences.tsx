import { Box, ToggleButton, ToggleButtonGroup, useTheme as useMuiTheme } from '@mui/material';
import { useLocales, useLocaleState, useTheme, useTranslate } from 'react-admin';
import { Section } from '../../components/Section.tsx';
import { useMay } from '../../providers/viewer.ts';
import { SoundSwitch } from '../alerts/SoundSwitch.tsx';

/** Language and theme, kept in the browser; a phone has them here only. */
export const Preferences = () => {
  const t = useTranslate();
  const locales = useLocales();
  const [locale, setLocale] = useLocaleState();
  const [, setTheme] = useTheme();
  const alerts = useMay('alert.read');
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
        {alerts && <SoundSwitch />}
      </Box>
    </Section>
  );
};
