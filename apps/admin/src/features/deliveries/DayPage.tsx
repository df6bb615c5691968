import { useQuery } from '@apollo/client/react';
import Print from '@mui/icons-material/PrintOutlined';
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Alert, Box, Button, FormControlLabel, IconButton, Skeleton, Switch, TextField } from '@mui/material';
import { DELIVERY_STATUSES, OPEN_DELIVERIES } from '@regulars/domain/deliveries';
import { addDays } from '@regulars/domain/time';
import { Title, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PrintedPage } from '../../components/PrintedPage.tsx';
import { useBranch } from '../../frame/useBranch.ts';
import { messageOf } from '../../providers/errors.ts';
import { useToday } from '../../providers/today.ts';
import { DaySheet } from './DaySheet.tsx';
import { DeliveriesDocument } from './documents.ts';

/** As many as one answer holds. */
const MOST = 200;
/** What was cancelled is on nobody's list. */
const SHOWN = DELIVERY_STATUSES.filter((status) => status !== 'CANCELLED');

/** Which day, and whether what has ended is left out; both in the address. */
function useDayInUrl() {
  const today = useToday();
  const [params, setParams] = useSearchParams();
  const put = (key: string, value: string | null) =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      if (value === null) next.delete(key);
      else next.set(key, value);
      return next;
    });
  const date = /^\d{4}-\d\d-\d\d$/.exec(params.get('date') ?? '')?.[0] ?? today;
  return {
    date,
    open: params.has('open-only'),
    go: (day: string) => put('date', day === today ? null : day),
    setOpen: (only: boolean) => put('open-only', only ? '1' : null),
  };
}

const Toolbar = ({ date, open, go, setOpen }: ReturnType<typeof useDayInUrl>) => {
  const t = useTranslate();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mb: 6, displayPrint: 'none' }}>
      <IconButton aria-label={t('resources.deliveries.day_before')} onClick={() => go(addDays(date, -1))}>
        <ChevronLeft />
      </IconButton>
      <TextField
        type="date"
        value={date}
        onChange={({ target }) => target.value && go(target.value)}
        slotProps={{ htmlInput: { 'aria-label': t('resources.deliveries.fields.date') } }}
      />
      <IconButton aria-label={t('resources.deliveries.day_after')} onClick={() => go(addDays(date, 1))}>
        <ChevronRight />
      </IconButton>
      <FormControlLabel
        control={<Switch checked={open} onChange={(_, only) => setOpen(only)} />}
        label={t('resources.deliveries.open_only')}
        sx={{ ml: 2 }}
      />
      <Button variant="outlined" startIcon={<Print />} onClick={() => window.print()} sx={{ ml: 'auto' }}>
        {t('resources.deliveries.print')}
      </Button>
    </Box>
  );
};

/** What each store has to bring on a day: to be printed, or held in the hand of whoever drives. */
const DayPage = () => {
  const t = useTranslate();
  const [branch] = useBranch();
  const at = useDayInUrl();
  const { date } = at;
  const { data, error, refetch } = useQuery(DeliveriesDocument, {
    variables: {
      first: MOST,
      direction: 'ASC',
      filter: { branchId: branch, from: date, to: date, statuses: at.open ? [...OPEN_DELIVERIES] : SHOWN },
    },
    fetchPolicy: 'cache-and-network',
  });
  const rows = data?.deliveries.edges.map(({ node }) => node);
  const stores = [...Map.groupBy(rows ?? [], ({ store }) => store.id).values()];
  return (
    <PrintedPage>
      <Title title={t('resources.deliveries.day')} />
      <Toolbar {...at} />
      {error && <Alert severity="error">{messageOf(error)}</Alert>}
      {!rows && !error && <Skeleton variant="rounded" height={240} />}
      {rows?.length === 0 && (
        <EmptyState text={t('resources.deliveries.day_empty')} step={{ label: t('resources.deliveries.all'), to: '/deliveries' }} />
      )}
      {data?.deliveries.pageInfo.hasNextPage && (
        <Alert severity="warning" sx={{ mb: 4 }}>
          {t('resources.deliveries.too_many', { most: MOST })}
        </Alert>
      )}
      {stores.map((deliveries) => (
        <DaySheet key={deliveries[0]?.store.id} date={date} deliveries={deliveries} after={() => void refetch()} />
      ))}
    </PrintedPage>
  );
};

export default DayPage;
