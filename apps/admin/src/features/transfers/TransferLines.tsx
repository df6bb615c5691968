import { useQuery } from '@apollo/client/react';
import Delete from '@mui/icons-material/DeleteOutlined';
import { Autocomplete, Box, IconButton, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { plainAmount } from '../../amount.ts';
import { useFormat } from '../../components/useFormat.ts';
import { StockDocument } from '../stock/documents.ts';

/** What of a store's stock goes, as typed. */
export interface Item {
  productId: string;
  name: string;
  unit: string | null;
  onHand: string;
  quantity: string;
}

interface TransferLinesProps {
  storeId: string;
  items: readonly Item[];
  onChange: (items: Item[]) => void;
}

/** Finds what the store has while typing. */
const AddItem = ({ storeId, items, onChange }: TransferLinesProps) => {
  const t = useTranslate();
  const { quantity } = useFormat();
  const [text, setText] = useState('');
  const { data, loading } = useQuery(StockDocument, {
    variables: { first: 30, filter: { storeId, text: text || null }, sort: { field: 'PRODUCT', direction: 'ASC' } },
  });
  const known = new Set(items.map(({ productId }) => productId));
  const rows =
    data?.stock.edges.map(({ node }) => node).filter(({ product, onHand }) => !known.has(product.id) && Number(onHand) > 0) ?? [];
  return (
    <Autocomplete
      options={rows}
      value={null}
      loading={loading}
      inputValue={text}
      onInputChange={(_, typed) => setText(typed)}
      filterOptions={(all) => all}
      getOptionLabel={({ product, onHand }) => `${product.name} (${quantity(onHand)} ${product.unit ?? ''})`}
      getOptionKey={({ id }) => id}
      onChange={(_, row) => {
        if (!row) return;
        const { product, onHand } = row;
        onChange([...items, { productId: product.id, name: product.name, unit: product.unit ?? null, onHand, quantity: '1' }]);
        setText('');
      }}
      renderInput={(params) => <TextField {...params} label={t('resources.transfers.add')} />}
    />
  );
};

/** What goes, and how much of it. */
export const TransferLines = ({ storeId, items, onChange }: TransferLinesProps) => {
  const t = useTranslate();
  const { quantity } = useFormat();
  const put = (id: string, typed: string) =>
    onChange(items.map((item) => (item.productId === id ? { ...item, quantity: plainAmount(typed, 3) } : item)));
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {items.map((item) => (
        <Box key={item.productId} sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Typography noWrap>{item.name}</Typography>
            <Typography variant="body2" color="text.secondary">
              {t('resources.stock.fields.onHand')} {quantity(item.onHand)} {item.unit}
            </Typography>
          </Box>
          <TextField
            value={item.quantity}
            error={Number(item.quantity) > Number(item.onHand)}
            onChange={({ target }) => put(item.productId, target.value)}
            sx={{ width: 88 }}
            slotProps={{
              htmlInput: {
                inputMode: 'decimal',
                style: { textAlign: 'right' },
                'aria-label': `${t('resources.stock.fields.quantity')} ${item.name}`,
              },
            }}
          />
          <IconButton
            aria-label={`${t('ra.action.remove')} ${item.name}`}
            onClick={() => onChange(items.filter(({ productId }) => productId !== item.productId))}
          >
            <Delete fontSize="small" />
          </IconButton>
        </Box>
      ))}
      <AddItem storeId={storeId} items={items} onChange={onChange} />
    </Box>
  );
};
