import { Box, Link, Typography } from '@mui/material';
import { ShowBase, Title, useRecordContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Facts } from '../../components/Facts.tsx';
import { PrintedPage } from '../../components/PrintedPage.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useMay, useViewer } from '../../providers/viewer.ts';
import { Actions } from './Actions.tsx';
import { type Order, OrderLines } from './OrderLines.tsx';
import { Receipts } from './Receipts.tsx';
import { State } from './State.tsx';

const Header = ({ order }: { order: Order }) => {
  const t = useTranslate();
  const { money } = useFormat();
  const { chain } = useViewer();
  const cost = useMay('cost.read');
  return (
    <Box>
      <Typography variant="h2" sx={{ display: 'none', displayPrint: 'block' }}>
        {chain.name} · {t('resources.purchaseOrders.name', { smart_count: 1 })} {order.number}
      </Typography>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, flexWrap: 'wrap', displayPrint: 'none' }}>
        <Typography color="text.secondary">{order.number}</Typography>
        <State {...order} />
      </Box>
      <Typography sx={{ fontSize: 28, fontWeight: 600, letterSpacing: '-0.02em' }}>
        {cost ? money(order.cost) : order.supplier.name}
      </Typography>
    </Box>
  );
};

const OrderFacts = ({ order }: { order: Order }) => {
  const t = useTranslate();
  const { day, instant } = useFormat();
  const suppliers = useMay('purchase.configure');
  const label = (field: string) => t(`resources.purchaseOrders.fields.${field}`);
  const { supplier, store } = order;
  const name = suppliers ? (
    <Link component={RouterLink} to={`/suppliers/${encodeURIComponent(supplier.id)}/show`}>
      {supplier.name}
    </Link>
  ) : (
    supplier.name
  );
  return (
    <Facts
      facts={[
        [label('supplier'), name],
        [label('contact'), [supplier.contact, supplier.phone].filter(Boolean).join(' · ')],
        [label('store'), store.name],
        [label('address'), [store.address, store.phone].filter(Boolean).join(' · ')],
        [label('expectedOn'), day(order.expectedOn)],
        [label('createdAt'), [instant(order.createdAt), order.createdBy?.name].filter(Boolean).join(' · ')],
        [label('sentAt'), instant(order.sentAt)],
        [label('endedAt'), instant(order.endedAt)],
        [label('note'), order.note],
      ]}
    />
  );
};

const Page = () => {
  const t = useTranslate();
  const order = useRecordContext<Order>();
  if (!order) return null;
  return (
    <PrintedPage>
      <Title title={`${t('resources.purchaseOrders.name', { smart_count: 1 })} · ${order.number}`} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'flex-start', gap: 4, mb: 6 }}>
        <Header order={order} />
        <Actions order={order} />
      </Box>
      <Box sx={{ display: 'grid', gap: 8, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 360px' } }}>
        <Box sx={{ display: 'grid', gap: 6, alignContent: 'start', minWidth: 0 }}>
          <Section title={t('resources.purchaseOrders.lines')}>
            <OrderLines order={order} />
          </Section>
          <Receipts order={order} />
        </Box>
        <OrderFacts order={order} />
      </Box>
    </PrintedPage>
  );
};

/** One order: what is ordered, what came, and what can be done; on paper it is what the supplier gets. */
export const OrderShow = () => (
  <ShowBase>
    <Page />
  </ShowBase>
);
