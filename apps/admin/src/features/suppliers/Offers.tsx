import { useQuery } from '@apollo/client/react';
import { Box, Button, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { type Column, FigureTable } from '../../components/FigureTable.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { nodeIn } from '../../providers/source.ts';
import { useMay } from '../../providers/viewer.ts';
import { OffersOfDocument } from '../purchaseOrders/documents.ts';
import { PackText } from '../purchaseOrders/PackText.tsx';
import { OfferDialog } from './OfferDialog.tsx';
import type { Offer, Supplier } from './documents.ts';

/** As many as one answer holds. */
const MOST = 200;

function useColumns(): Column<Offer>[] {
  const t = useTranslate();
  const { money } = useFormat();
  const cost = useMay('cost.read');
  const label = (field: string) => t(`resources.suppliers.offer.${field}`);
  return [
    {
      key: 'product',
      label: label('product'),
      render: ({ product, preferred, packName, packSize }) => (
        <>
          {product.name} {preferred && <Badge tone="good" label={label('preferred')} />}
          <Typography variant="caption" color="text.secondary" component="div">
            {product.sku} <PackText packName={packName} packSize={packSize} unit={product.unit} />
          </Typography>
        </>
      ),
    },
    { key: 'sku', label: label('sku'), render: ({ sku }) => sku },
    ...(cost ? [{ key: 'cost', label: label('packCost'), figure: true, render: ({ packCost }: Offer) => money(packCost) }] : []),
  ];
}

/** What the supplier offers; a click changes it. */
export const Offers = ({ supplier }: { supplier: Supplier }) => {
  const t = useTranslate();
  const configure = useMay('purchase.configure');
  const columns = useColumns();
  const [text, setText] = useState('');
  const [open, setOpen] = useState<Offer | 'new' | null>(null);
  const { data, refetch } = useQuery(OffersOfDocument, {
    variables: { id: supplier.id, text: text || null, first: MOST },
    fetchPolicy: 'cache-and-network',
  });
  const products = nodeIn(data)?.products;
  const offers = products?.edges.map(({ node }) => node) ?? [];
  const add = configure && !supplier.archivedAt && (
    <Button variant="outlined" onClick={() => setOpen('new')}>
      {t('resources.suppliers.offer.add')}
    </Button>
  );
  return (
    <Section title={t('resources.suppliers.offers')} action={add}>
      <TextField
        value={text}
        onChange={({ target }) => setText(target.value)}
        label={t('resources.products.fields.q')}
        sx={{ mb: 3, width: { xs: '100%', sm: 280 } }}
      />
      {products && offers.length === 0 && <Typography color="text.secondary">{t('resources.suppliers.offers_empty')}</Typography>}
      {offers.length > 0 && (
        <Box sx={{ overflowX: 'auto' }}>
          <FigureTable
            caption={t('resources.suppliers.offers')}
            rows={offers}
            rowKey={({ product }) => product.id}
            columns={columns}
            onRow={configure ? setOpen : undefined}
          />
        </Box>
      )}
      {open && (
        <OfferDialog
          supplierId={supplier.id}
          offer={open === 'new' ? null : open}
          onClose={() => {
            setOpen(null);
            void refetch();
          }}
        />
      )}
    </Section>
  );
};
