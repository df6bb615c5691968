import MoreHoriz from '@mui/icons-material/MoreHoriz';
import { BottomNavigation, BottomNavigationAction, Box, Drawer, Paper } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useLocation, useNavigate } from 'react-router';
import { frame } from '../tokens.ts';
import { NavList } from './NavList.tsx';
import { useRooms } from './useRooms.ts';

/** The navigation of a phone: the first room of four groups, and everything else behind "more". */
export const BottomBar = () => {
  const t = useTranslate();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const first = useRooms()
    .flatMap(([, rooms]) => rooms.slice(0, 1))
    .slice(0, 4);
  const here = first.find(({ name }) => pathname.startsWith(`/${name}`))?.name ?? 'more';
  const go = (name: string) => (name === 'more' ? setOpen(true) : void navigate(`/${name}`));
  return (
    <>
      <Paper
        component="nav"
        aria-label={t('frame.nav')}
        square
        sx={{
          display: { md: 'none' },
          position: 'fixed',
          insetInline: 0,
          bottom: 0,
          zIndex: 'appBar',
          borderTop: 1,
          borderColor: 'divider',
        }}
      >
        <BottomNavigation
          showLabels
          value={here}
          onChange={(_, name: string) => go(name)}
          sx={{ height: frame.bottom, bgcolor: 'transparent' }}
        >
          {first.map(({ name, icon: Icon }) => (
            <BottomNavigationAction
              key={name}
              value={name}
              label={t(`resources.${name}.name`, { smart_count: 2 })}
              icon={<Icon fontSize="small" />}
              sx={{ minWidth: 0, px: 1 }}
            />
          ))}
          <BottomNavigationAction value="more" label={t('frame.more')} icon={<MoreHoriz fontSize="small" />} sx={{ minWidth: 0, px: 1 }} />
        </BottomNavigation>
      </Paper>
      <Drawer
        anchor="bottom"
        open={open}
        onClose={() => setOpen(false)}
        slotProps={{ paper: { sx: { borderRadius: '12px 12px 0 0', maxHeight: '80vh' } } }}
      >
        <Box sx={{ px: 4, pb: 6 }}>
          <NavList names onGo={() => setOpen(false)} />
        </Box>
      </Drawer>
    </>
  );
};
