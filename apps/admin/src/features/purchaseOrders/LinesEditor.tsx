import { useQuery } from '@apollo/client/react';
import Delete from '@mui/icons-material/DeleteOutlined';
import { Autocomplete, Box, IconButton, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { plainAmount } from '../../amount.ts';
import { useFormat } from '../../components/useFormat.ts';
import { nodeIn } from '../../providers/source.ts';
import { OffersOfDocument } from './documents.ts';
import { type DraftLine, unitsOf } from './packs.ts';
import { PackText } from './PackText.tsx';

interface LinesEditorProps {
  supplierId: string;
  lines: readonly DraftLine[];
  onChange: (lines: DraftLine[]) => void;
}

/** Finds one of the supplier's products while typing. */
const AddProduct = ({ supplierId, lines, onChange }: LinesEditorProps) => {
  const t = useTranslate();
  const [text, setText] = useState('');
  const { data, loading } = useQuery(OffersOfDocument, { variables: { id: supplierId, text: text || null, first: 30 } });
  const known = new Set(lines.map(({ productId }) => productId));
  const offers = (nodeIn(data)?.products.edges ?? []).map(({ node }) => node).filter(({ product }) => !known.has(product.id));
  return (
    <Autocomplete
      options={offers}
      value={null}
      loading={loading}
      inputValue={text}
      onInputChange={(_, typed) => setText(typed)}
      filterOptions={(all) => all}
      getOptionLabel={({ product }) => product.name}
      getOptionKey={({ product }) => product.id}
      noOptionsText={t('ra.navigation.no_results')}
      onChange={(_, offer) => {
        if (!offer) return;
        const { product, packName, packSize } = offer;
        onChange([...lines, { ...product, productId: product.id, packName, packSize, packs: '1' }]);
        setText('');
      }}
      renderInput={(params) => <TextField {...params} label={t('resources.purchaseOrders.add_product')} />}
    />
  );
};

/** The lines of a draft: packs of what the supplier offers. */
export const LinesEditor = ({ supplierId, lines, onChange }: LinesEditorProps) => {
  const t = useTranslate();
  const { quantity } = useFormat();
  const put = (id: string, packs: string) => onChange(lines.map((line) => (line.productId === id ? { ...line, packs } : line)));
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {lines.map((line) => (
        <Box key={line.productId} sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Typography noWrap>{line.name}</Typography>
            <Typography variant="body2" color="text.secondary" noWrap>
              {line.sku} <PackText {...line} />
            </Typography>
          </Box>
          <TextField
            value={line.packs}
            onChange={({ target }) => put(line.productId, plainAmount(target.value, 0))}
            sx={{ width: 72 }}
            slotProps={{
              htmlInput: {
                inputMode: 'numeric',
                style: { textAlign: 'right' },
                'aria-label': `${t('resources.purchaseOrders.fields.packs')} ${line.name}`,
              },
            }}
          />
          <Typography variant="body2" color="text.secondary" sx={{ width: 72, textAlign: 'right' }} noWrap>
            {quantity(unitsOf(line.packs, line.packSize))} {line.unit}
          </Typography>
          <IconButton
            aria-label={`${t('ra.action.remove')} ${line.name}`}
            onClick={() => onChange(lines.filter(({ productId }) => productId !== line.productId))}
          >
            <Delete fontSize="small" />
          </IconButton>
        </Box>
      ))}
      <AddProduct supplierId={supplierId} lines={lines} onChange={onChange} />
    </Box>
  );
};
