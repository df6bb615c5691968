import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, IconButton, Tooltip, Typography } from '@mui/material';
import { useStore, useTranslate } from 'react-admin';
import { frame } from '../tokens.ts';
import { Mark } from './Mark.tsx';
import { NavList } from './NavList.tsx';

/** The navigation of wide screens: names, or icons alone. */
export const Nav = () => {
  const t = useTranslate();
  const [open, setOpen] = useStore('nav.open', true);
  return (
    <Box
      component="nav"
      aria-label={t('frame.nav')}
      sx={{
        display: { xs: 'none', md: 'flex' },
        flexDirection: 'column',
        flexShrink: 0,
        position: 'sticky',
        top: 0,
        height: '100vh',
        width: open ? frame.nav : frame.rail,
        transition: 'width 120ms',
        bgcolor: 'background.paper',
        borderRight: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, height: frame.top, px: 4, flexShrink: 0 }}>
        <Mark />
        {open && <Typography sx={{ fontWeight: 650, letterSpacing: '-0.01em' }}>{t('frame.product')}</Typography>}
      </Box>
      <Box sx={{ flex: 1, overflowY: 'auto', overflowX: 'hidden', px: 2, pb: 4 }}>
        <NavList names={open} />
      </Box>
      <Box sx={{ p: 2, borderTop: 1, borderColor: 'divider', textAlign: open ? 'right' : 'center' }}>
        <Tooltip title={t(open ? 'frame.collapse' : 'frame.expand')} placement="right">
          <IconButton size="small" aria-label={t(open ? 'frame.collapse' : 'frame.expand')} onClick={() => setOpen(!open)}>
            {open ? <ChevronLeft fontSize="small" /> : <ChevronRight fontSize="small" />}
          </IconButton>
        </Tooltip>
      </Box>
    </Box>
  );
};
