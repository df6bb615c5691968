import Search from '@mui/icons-material/Search';
import { Box, Button, IconButton } from '@mui/material';
import { TitlePortal, useTranslate } from 'react-admin';
import { Bell } from '../features/alerts/Bell.tsx';
import { useMay } from '../providers/viewer.ts';
import { frame } from '../tokens.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { BranchPicker } from './BranchPicker.tsx';
import { LanguageMenu } from './LanguageMenu.tsx';
import { openSearch } from './SearchDialog.tsx';
import { ThemeButton } from './ThemeButton.tsx';

const shortcut = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';

/** Where one is on the left; branch, search and one's own things on the right. */
export const TopBar = () => {
  const t = useTranslate();
  const alerts = useMay('alert.read');
  return (
    <Box
      component="header"
      sx={{
        position: 'sticky',
        top: 0,
        zIndex: 'appBar',
        height: frame.top,
        flexShrink: 0,
        px: { xs: 3, md: 6 },
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        bgcolor: 'background.paper',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <TitlePortal component="h1" variant="h3" sx={{ minWidth: 0 }} />
      <BranchPicker />
      <Button
        color="inherit"
        onClick={openSearch}
        startIcon={<Search fontSize="small" />}
        sx={{
          display: { xs: 'none', lg: 'inline-flex' },
          width: 200,
          justifyContent: 'flex-start',
          color: 'text.secondary',
          border: 1,
          borderColor: 'divider',
          fontWeight: 400,
        }}
      >
        {t('frame.search')}
        <Box component="kbd" sx={{ ml: 'auto', font: 'inherit', fontSize: 12 }}>
          {shortcut}
        </Box>
      </Button>
      <IconButton aria-label={t('frame.search')} onClick={openSearch} sx={{ display: { lg: 'none' } }}>
        <Search fontSize="small" />
      </IconButton>
      <Box sx={{ display: { xs: 'none', sm: 'flex' } }}>
        <LanguageMenu />
        <ThemeButton />
      </Box>
      {alerts && <Bell />}
      <AccountMenu />
    </Box>
  );
};
