import { useQuery } from '@apollo/client/react';
import { Box, Button, Skeleton } from '@mui/material';
import { ShowBase, Title, useRecordContext, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { useMay } from '../../providers/viewer.ts';
import { AdjustForm } from './AdjustForm.tsx';
import { ShelfDocument } from './documents.ts';
import { Lots } from './Lots.tsx';
import { Movements, type Stock } from './Movements.tsx';
import { Purchases } from './Purchases.tsx';
import { StockHeader } from './StockPanel.tsx';

const Page = () => {
  const t = useTranslate();
  const stock = useRecordContext<Stock>();
  const [write, suppliers] = [useMay('stock.write'), useMay('purchase.read')];
  const { data } = useQuery(ShelfDocument, {
    variables: { id: stock?.id ?? '', productId: stock?.product.id ?? '', storeId: stock?.store.id ?? '', suppliers },
    skip: !stock,
    fetchPolicy: 'cache-and-network',
  });
  if (!stock) return null;
  const filter = { storeId: stock.store.id, productId: stock.product.id };
  return (
    <>
      <Title title={`${stock.product.name} · ${stock.store.name}`} />
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'flex-start', gap: 4, mb: 6 }}>
        <StockHeader stock={stock} />
        <Button component={Link} to={`/movements?${new URLSearchParams({ filter: JSON.stringify(filter) }).toString()}`}>
          {t('resources.stock.all_movements')}
        </Button>
      </Box>
      <Box sx={{ display: 'grid', gap: 8, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 360px' } }}>
        <Box sx={{ display: 'grid', gap: 6, alignContent: 'start', minWidth: 0 }}>
          {suppliers && (data ? <Purchases stock={stock} shelf={data} /> : <Skeleton variant="rounded" height={240} />)}
          <Movements stock={stock} />
        </Box>
        <Box sx={{ display: 'grid', gap: 6, alignContent: 'start' }}>
          {write && <AdjustForm key={stock.id} stock={stock} />}
          {data && <Lots stock={stock} shelf={data} />}
        </Box>
      </Box>
    </>
  );
};

/** A product in a store: what is there and until when, what to order from whom, and why it changed. */
export const StockShow = () => (
  <ShowBase>
    <Page />
  </ShowBase>
);
