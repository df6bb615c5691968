import { Box, Typography } from '@mui/material';
import { useRecordContext } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import { useMay } from '../../providers/viewer.ts';
import { AdjustForm } from './AdjustForm.tsx';
import { Movements, type Stock } from './Movements.tsx';

/** What of which product is where. */
export const StockHeader = ({ stock }: { stock: Stock }) => {
  const { quantity } = useFormat();
  return (
    <Box>
      <Typography variant="h2">{stock.product.name}</Typography>
      <Typography color="text.secondary">{[stock.product.sku, stock.store.name].join(' · ')}</Typography>
      <Typography sx={{ fontSize: 28, fontWeight: 600, mt: 2 }}>
        {quantity(stock.onHand)}{' '}
        <Box component="span" sx={{ fontSize: 13, color: 'text.secondary', fontWeight: 400 }}>
          {stock.product.unit}
        </Box>
      </Typography>
    </Box>
  );
};

/** One product in one store: what is there, what to do about it, why it changed. */
export const StockPanel = () => {
  const write = useMay('stock.write');
  const stock = useRecordContext<Stock>();
  if (!stock) return null;
  return (
    <>
      <StockHeader stock={stock} />
      {write && <AdjustForm key={stock.id} stock={stock} />}
      <Movements stock={stock} />
    </>
  );
};
