import Translate from '@mui/icons-material/Translate';
import { IconButton, Menu, MenuItem, Tooltip } from '@mui/material';
import { useState } from 'react';
import { useLocales, useLocaleState, useTranslate } from 'react-admin';

/** The languages of the interface; the choice is kept in the browser. */
export const LanguageMenu = () => {
  const t = useTranslate();
  const locales = useLocales();
  const [locale, setLocale] = useLocaleState();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = (wanted: string) => {
    setAnchor(null);
    setLocale(wanted);
  };
  return (
    <>
      <Tooltip title={t('frame.language')}>
        <IconButton aria-label={t('frame.language')} aria-haspopup="menu" onClick={({ currentTarget }) => setAnchor(currentTarget)}>
          <Translate fontSize="small" />
        </IconButton>
      </Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {locales.map(({ locale: code, name }) => (
          <MenuItem key={code} lang={code} selected={code === locale} onClick={() => choose(code)}>
            {name}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
