import { Box } from '@mui/material';
import { useFormat } from '../../components/useFormat.ts';

interface Item {
  name: string;
  sku: string;
  unit: string | null;
  quantity: string;
}

/** What has to be packed. */
export const Items = ({ items }: { items: readonly Item[] }) => {
  const { quantity } = useFormat();
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {items.map((item) => (
        <Box component="li" key={`${item.sku} ${item.quantity}`} sx={{ display: 'flex', gap: 3, justifyContent: 'space-between' }}>
          <span>{item.name}</span>
          <Box component="span" sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
            {[quantity(item.quantity), item.unit].filter(Boolean).join(' ')}
          </Box>
        </Box>
      ))}
    </Box>
  );
};
