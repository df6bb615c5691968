import { Box, Button, Typography } from '@mui/material';
import { EditButton, ShowBase, Title, useRecordContext, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { Badge } from '../../components/Badge.tsx';
import { Facts } from '../../components/Facts.tsx';
import { useMay } from '../../providers/viewer.ts';
import { Offers } from './Offers.tsx';
import type { Supplier } from './documents.ts';

const Page = () => {
  const t = useTranslate();
  const configure = useMay('purchase.configure');
  const supplier = useRecordContext<Supplier>();
  if (!supplier) return null;
  const label = (field: string) => t(`resources.suppliers.fields.${field}`);
  const orders = `/purchaseOrders?${new URLSearchParams({ filter: JSON.stringify({ supplierId: supplier.id }) }).toString()}`;
  return (
    <>
      <Title title={`${t('resources.suppliers.name', { smart_count: 1 })} · ${supplier.name}`} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', mb: 6 }}>
        <Typography variant="h2" sx={{ flex: 1 }}>
          {supplier.name} {supplier.archivedAt && <Badge label={t('common.archived')} />}
        </Typography>
        <Button component={Link} to={orders}>
          {t('resources.purchaseOrders.name', { smart_count: 2 })}
        </Button>
        {configure && <EditButton />}
      </Box>
      <Box sx={{ display: 'grid', gap: 8, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 360px' } }}>
        <Offers supplier={supplier} />
        <Facts
          facts={[
            [label('code'), supplier.code],
            [label('leadDays'), t('resources.suppliers.days', { smart_count: supplier.leadDays })],
            [label('contact'), supplier.contact],
            [label('phone'), supplier.phone],
            [label('email'), supplier.email],
            [label('address'), supplier.address],
            [label('note'), supplier.note],
          ]}
        />
      </Box>
    </>
  );
};

/** A supplier and what it offers. */
export const SupplierShow = () => (
  <ShowBase>
    <Page />
  </ShowBase>
);
