import { Box, Link, Table, TableBody, TableCell, TableHead, TableRow, type Theme, Typography, useMediaQuery } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { useFormat } from '../../components/useFormat.ts';
import { useMay } from '../../providers/viewer.ts';
import type { Delivery } from './DeliveryList.tsx';
import { Items } from './Items.tsx';
import { Standing } from './Standing.tsx';
import { Steps } from './Steps.tsx';
import { windowText } from './window.ts';

interface RowProps {
  delivery: Delivery;
  after: () => unknown;
}

const onScreen = { displayPrint: 'none' } as const;
const onPaper = { display: 'none', displayPrint: 'table-cell' } as const;

const Recipient = ({ delivery }: { delivery: Delivery }) => {
  const { phone } = useFormat();
  return (
    <>
      <Typography sx={{ fontWeight: 550 }}>{delivery.recipient}</Typography>
      {delivery.phone && <Link href={`tel:${delivery.phone}`}>{phone(delivery.phone)}</Link>}
    </>
  );
};

const Contents = ({ delivery: { items, note, reason } }: { delivery: Delivery }) => (
  <>
    <Items items={items} />
    {[note, reason].map((text) => text && <Typography key={text} variant="body2" color="text.secondary">{`※ ${text}`}</Typography>)}
  </>
);

const Next = ({ delivery: { id, status, nextStatuses }, after, large }: RowProps & { large?: boolean }) => {
  const write = useMay('delivery.write');
  return write && nextStatuses.length > 0 ? (
    <Steps key={status} ids={[id]} offered={nextStatuses} after={after} {...(large && { large })} />
  ) : null;
};

/** A delivery on a phone: what is needed at the door, and buttons for a thumb. */
const Card = ({ delivery, after }: RowProps) => (
  <Box component="article" sx={{ py: 4, borderBottom: 1, borderColor: 'divider', display: 'grid', gap: 2 }}>
    <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}>
      <Typography sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>{windowText(delivery)}</Typography>
      <Standing status={delivery.status} overdue={delivery.overdue} />
    </Box>
    <Box>
      <Recipient delivery={delivery} />
      <Typography>{delivery.address}</Typography>
    </Box>
    <Contents delivery={delivery} />
    <Next delivery={delivery} after={after} large />
  </Box>
);

const Row = ({ delivery, after }: RowProps) => (
  <TableRow sx={{ verticalAlign: 'top', breakInside: 'avoid', '& td': { verticalAlign: 'top' } }}>
    <TableCell sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
      {windowText(delivery)}
      <Link
        component={RouterLink}
        to={`/deliveries?open=${encodeURIComponent(delivery.id)}`}
        sx={{ display: 'block', fontSize: 12, whiteSpace: 'normal', overflowWrap: 'anywhere', maxWidth: 120 }}
      >
        {delivery.number}
      </Link>
    </TableCell>
    <TableCell sx={{ whiteSpace: 'nowrap' }}>
      <Recipient delivery={delivery} />
    </TableCell>
    <TableCell sx={{ overflowWrap: 'anywhere', minWidth: 140 }}>{delivery.address}</TableCell>
    <TableCell sx={{ minWidth: 160 }}>
      <Contents delivery={delivery} />
    </TableCell>
    <TableCell sx={{ whiteSpace: 'nowrap' }}>{delivery.employee?.name}</TableCell>
    <TableCell>
      <Standing status={delivery.status} overdue={delivery.overdue} />
    </TableCell>
    <TableCell sx={onScreen}>
      <Next delivery={delivery} after={after} />
    </TableCell>
    <TableCell sx={{ ...onPaper, minWidth: 90 }} />
  </TableRow>
);

const Rows = ({ deliveries, after }: { deliveries: readonly Delivery[]; after: () => unknown }) => {
  const t = useTranslate();
  const heads = ['window', 'recipient', 'address', 'items', 'employee', 'status'];
  return (
    <Table size="small">
      <TableHead>
        <TableRow>
          {heads.map((field) => (
            <TableCell key={field}>{t(`resources.deliveries.fields.${field}`)}</TableCell>
          ))}
          <TableCell sx={onScreen}>{t('resources.deliveries.next')}</TableCell>
          <TableCell sx={onPaper}>{t('resources.deliveries.signature')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {deliveries.map((delivery) => (
          <Row key={delivery.id} delivery={delivery} after={after} />
        ))}
      </TableBody>
    </Table>
  );
};

interface DaySheetProps {
  date: string;
  /** Of one store. */
  deliveries: readonly Delivery[];
  after: () => unknown;
}

/** The list of one store and day, in the order in which customers expect it; on paper a sheet of its own. */
export const DaySheet = ({ date, deliveries, after }: DaySheetProps) => {
  const { day, count } = useFormat();
  const small = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const ordered = deliveries.toSorted((a, b) => (a.windowStart ?? 0) - (b.windowStart ?? 0) || (a.number < b.number ? -1 : 1));
  const title = `${deliveries[0]?.store.name ?? ''} · ${day(date)} · ${count(deliveries.length)}`;
  return (
    <Box
      component="section"
      aria-label={title}
      sx={{ mb: 8, '@media print': { breakAfter: 'page', '&:last-of-type': { breakAfter: 'auto' } } }}
    >
      <Typography variant="h2" sx={{ mb: 3 }}>
        {title}
      </Typography>
      <Box sx={{ display: small ? 'block' : 'none', displayPrint: 'none' }}>
        {small && ordered.map((delivery) => <Card key={delivery.id} delivery={delivery} after={after} />)}
      </Box>
      <Box sx={{ display: small ? 'none' : 'block', displayPrint: 'block' }}>
        <Rows deliveries={ordered} after={after} />
      </Box>
    </Box>
  );
};
