import { Box, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { Facts } from '../../components/Facts.tsx';
import { FigureTable } from '../../components/FigureTable.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { ProductQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import type { NodeOf } from '../../providers/source.ts';
import { marginOf } from './margin.ts';

type Product = NodeOf<ProductQuery>;

/** The stores that have it, the low ones marked. */
const StoresOf = ({ product }: { product: Product }) => {
  const t = useTranslate();
  const { quantity } = useFormat();
  const rows = product.stock.edges.map(({ node }) => node);
  if (rows.length === 0) return null;
  return (
    <Section title={t('resources.stock.name')}>
      <FigureTable
        caption={t('resources.stock.name')}
        rows={rows}
        rowKey={({ store }) => store.id}
        columns={[
          { key: 'store', label: t('resources.stock.fields.store'), render: ({ store }) => store.name, value: ({ store }) => store.name },
          {
            key: 'low',
            label: '',
            render: ({ belowReorderPoint }) => belowReorderPoint && <Badge tone="warn" label={t('resources.stock.low')} />,
          },
          {
            key: 'onHand',
            label: t('resources.stock.fields.onHand'),
            figure: true,
            render: ({ onHand }) => quantity(onHand),
            value: ({ onHand }) => Number(onHand),
          },
        ]}
      />
    </Section>
  );
};

/** The essentials of a product. */
export const ProductPanel = () => {
  const t = useTranslate();
  const { money, percent } = useFormat();
  const [cost, stock] = [useMay('cost.read'), useMay('stock.read')];
  const product = useRecordContext<Product>();
  if (!product) return null;
  const label = (field: string) => t(`resources.products.fields.${field}`);
  return (
    <>
      <Box>
        <Typography variant="h2">{product.name}</Typography>
        <Typography color="text.secondary">{[product.sku, product.category.name].join(' · ')}</Typography>
      </Box>
      <Facts
        facts={[
          [label('retailPrice'), money(product.retailPrice)],
          ...(cost
            ? ([
                [label('cost'), money(product.cost)],
                [label('margin'), percent(marginOf(product.retailPrice, product.cost))],
              ] as const)
            : []),
          ...product.prices.map(({ tier, price }) => [tier.name, money(price)] as const),
          [label('kind'), t(`resources.products.kind.${product.kind}`)],
          [label('unit'), product.unit],
          [label('spec'), product.spec],
          [label('barcodes'), product.barcodes.join(' ')],
        ]}
      />
      {stock && <StoresOf product={product} />}
    </>
  );
};
