import Dashboard from '@mui/icons-material/DashboardCustomizeOutlined';
import { Button } from '@mui/material';
import type { Layout } from '@regulars/domain/dashboard';
import { lazy, Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';

const ArrangeDialog = lazy(() => import('./ArrangeDialog.tsx').then((module) => ({ default: module.ArrangeDialog })));

/** The way to one's own arrangement of the page. */
export const ArrangeButton = ({ layout, save }: { layout: Layout; save: (layout: Layout | null) => Promise<unknown> }) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button color="inherit" startIcon={<Dashboard fontSize="small" />} onClick={() => setOpen(true)} sx={{ ml: 'auto' }}>
        {t('resources.dashboard.arrange')}
      </Button>
      {open && (
        <Suspense>
          <ArrangeDialog layout={layout} save={save} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
};
