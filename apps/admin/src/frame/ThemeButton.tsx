import DarkMode from '@mui/icons-material/DarkModeOutlined';
import LightMode from '@mui/icons-material/LightModeOutlined';
import { IconButton, Tooltip, useTheme as useMuiTheme } from '@mui/material';
import { useTheme, useTranslate } from 'react-admin';

/** Light or dark; the choice is kept in the browser. */
export const ThemeButton = () => {
  const t = useTranslate();
  const [, setTheme] = useTheme();
  const dark = useMuiTheme().palette.mode === 'dark';
  return (
    <Tooltip title={t('frame.theme')}>
      <IconButton aria-label={t('frame.theme')} onClick={() => setTheme(dark ? 'light' : 'dark')}>
        {dark ? <LightMode fontSize="small" /> : <DarkMode fontSize="small" />}
      </IconButton>
    </Tooltip>
  );
};
