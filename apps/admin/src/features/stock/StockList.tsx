import { BooleanInput, DataTable, SearchInput, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { InstantField, QuantityField } from '../../components/fields.tsx';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { Listing } from '../../components/Listing.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { numberOf } from '../../format.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { StockQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { StockPanel } from './StockPanel.tsx';

type Stock = StockQuery['stock']['edges'][number]['node'];

const useTable = (): TableFile<Stock> => {
  const t = useTranslate();
  return {
    file: 'stock',
    heads: [
      t('resources.stock.fields.store'),
      t('resources.products.fields.sku'),
      t('resources.stock.fields.product'),
      t('resources.stock.fields.onHand'),
      t('resources.stock.fields.reorderPoint'),
    ],
    cells: ({ store, product, onHand, reorderPoint }) => [store.name, product.sku, product.name, numberOf(onHand), numberOf(reorderPoint)],
  };
};

/** What each store has of each product. */
export const StockList = () => {
  const t = useTranslate();
  const { quantity } = useFormat();
  const [branch] = useBranch();
  const table = useTable();
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
      table={exports && table}
      panel={<StockPanel />}
      page="show"
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
