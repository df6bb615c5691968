import { Box, CircularProgress } from '@mui/material';
import { lazy, type ReactNode, Suspense } from 'react';
import { SkipNavigationButton } from 'react-admin';
import { useLocation } from 'react-router';
import { useTakesCalls } from '../features/calls/useTakesCalls.ts';
import { useMay } from '../providers/viewer.ts';
import { frame } from '../tokens.ts';
import { BottomBar } from './BottomBar.tsx';
import { Nav } from './Nav.tsx';
import { SearchDialog } from './SearchDialog.tsx';
import { Shelter } from './Shelter.tsx';
import { SpokenWords } from './SpokenWords.tsx';
import { TopBar } from './TopBar.tsx';
import { useBranchInUrl } from './useBranch.ts';
import { useResync } from './useResync.ts';
import { ViewerGate } from './ViewerGate.tsx';

const CallPopup = lazy(() => import('../features/calls/CallPopup.tsx').then((module) => ({ default: module.CallPopup })));

const Waiting = () => (
  <Box sx={{ display: 'grid', placeItems: 'center', height: 240 }}>
    <CircularProgress size={24} />
  </Box>
);

/** Navigation on the left (below on a phone), bar on top, the page in between. */
const House = ({ children }: { children: ReactNode }) => {
  const { pathname } = useLocation();
  useBranchInUrl();
  useResync();
  const [takesCalls] = useTakesCalls();
  const ringing = useMay('call.receive') && takesCalls;
  return (
    <Box sx={{ display: 'flex', minHeight: '100vh', bgcolor: 'background.default' }}>
      <SkipNavigationButton />
      <Nav />
      <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
        <TopBar />
        <Box
          component="main"
          id="main-content"
          data-path={pathname} // the address changes before the page does
          sx={{ flex: 1, minWidth: 0, px: { xs: 3, md: 6 }, pt: { xs: 3, md: 4 }, pb: { xs: `${frame.bottom + 24}px`, md: 8 } }}
        >
          <Shelter place={pathname}>
            <Suspense fallback={<Waiting />}>{children}</Suspense>
          </Shelter>
        </Box>
      </Box>
      <BottomBar />
      <SearchDialog />
      {ringing && (
        <Suspense>
          <CallPopup />
        </Suspense>
      )}
    </Box>
  );
};

export const Frame = ({ children }: { children: ReactNode }) => (
  <ViewerGate waiting={<Waiting />}>
    <SpokenWords>
      <House>{children}</House>
    </SpokenWords>
  </ViewerGate>
);
