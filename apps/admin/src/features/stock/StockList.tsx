import { BooleanInput, DataTable, type Exporter, SearchInput, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { InstantField, QuantityField } from '../../components/fields.tsx';
import { Listing } from '../../components/Listing.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { download, toCsv } from '../../csv.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { StockQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { StockPanel } from './StockPanel.tsx';

type Stock = StockQuery['stock']['edges'][number]['node'];

const useExporter = (): Exporter<Stock> => {
  const t = useTranslate();
  return (rows) =>
    download(
      'stock.csv',
      toCsv([
        [
          t('resources.stock.fields.store'),
          t('resources.products.fields.sku'),
          t('resources.stock.fields.product'),
          t('resources.stock.fields.onHand'),
          t('resources.stock.fields.reorderPoint'),
        ],
        ...rows.map(({ store, product, onHand, reorderPoint }) => [store.name, product.sku, product.name, onHand, reorderPoint]),
      ]),
    );
};

/** What each store has of each product. */
export const StockList = () => {
  const t = useTranslate();
  const { quantity } = useFormat();
  const [branch] = useBranch();
  const exporter = useExporter();
  const exports = useMay('stock.export');
  const low = ({ belowReorderPoint }: Stock) => belowReorderPoint && <Badge tone="warn" label={t('resources.stock.low')} />;
  return (
    <Listing<Stock>
      resource="stock"
      sort={{ field: 'store', order: 'ASC' }}
      always={{ branch }}
      filters={[
        <SearchInput key="q" source="q" alwaysOn placeholder={t('resources.products.fields.q')} />,
        <BooleanInput key="low" source="low" label="resources.stock.fields.low" alwaysOn />,
        <PickInput key="categoryId" source="categoryId" reference="categories" />,
      ]}
      exporter={exports && exporter}
      panel={<StockPanel />}
      card={(row) => ({ title: row.product.name, detail: row.store.name, figure: quantity(row.onHand), note: low(row) })}
    >
      <DataTable.Col<Stock> source="store" render={({ store }) => store.name} />
      <DataTable.Col<Stock> source="product" render={({ product }) => product.name} />
      <DataTable.Col<Stock> source="product.sku" label="resources.products.fields.sku" disableSort render={({ product }) => product.sku} />
      <DataTable.Col<Stock> source="belowReorderPoint" label="common.status" disableSort render={low} />
      <DataTable.Col source="onHand" align="right" field={QuantityField} />
      <DataTable.Col source="reorderPoint" align="right" disableSort field={QuantityField} />
      <DataTable.Col<Stock> source="unit" label="resources.products.fields.unit" disableSort render={({ product }) => product.unit} />
      <DataTable.Col source="updatedAt" field={InstantField} />
    </Listing>
  );
};
