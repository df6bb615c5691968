import { DataTable, SearchInput, SelectArrayInput, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { MoneyField } from '../../components/fields.tsx';
import { includeArchived } from '../../components/includeArchived.tsx';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { Listing } from '../../components/Listing.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { numberOf } from '../../format.ts';
import type { ProductsQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { ProductPanel } from './ProductPanel.tsx';

type Product = ProductsQuery['products']['edges'][number]['node'];

const kinds = ['PRODUCT', 'SERVICE', 'GIFT', 'DELIVERY'].map((id) => ({ id, name: `resources.products.kind.${id}` }));

/** The products as shown, for a spreadsheet. */
const useTable = (): TableFile<Product> => {
  const t = useTranslate();
  return {
    file: 'products',
    heads: ['sku', 'name', 'kind', 'category', 'unit', 'spec', 'retailPrice', 'cost'].map((field) =>
      t(`resources.products.fields.${field}`),
    ),
    cells: (row) => [
      row.sku,
      row.name,
      t(`resources.products.kind.${row.kind}`),
      row.category.name,
      row.unit,
      row.spec,
      numberOf(row.retailPrice),
      numberOf(row.cost),
    ],
  };
};

/** Products, services and gifts. */
export const ProductList = () => {
  const t = useTranslate();
  const { money } = useFormat();
  const table = useTable();
  const [write, exports, cost] = [useMay('product.write'), useMay('product.export'), useMay('cost.read')];
  return (
    <Listing<Product>
      resource="products"
      sort={{ field: 'name', order: 'ASC' }}
      filters={[
        <SearchInput key="q" source="q" alwaysOn placeholder={t('resources.products.fields.q')} />,
        <PickInput key="categoryId" source="categoryId" reference="categories" />,
        <SelectArrayInput key="kinds" source="kinds" label="resources.products.fields.kind" choices={kinds} />,
        includeArchived,
      ]}
      create={write}
      table={exports && table}
      panel={<ProductPanel />}
      page={write ? 'edit' : undefined}
      fill={write ? { label: t('resources.imports.start'), to: '/imports/create' } : undefined}
      card={({ name, sku, retailPrice, category }) => ({ title: name, detail: sku, figure: money(retailPrice), note: category.name })}
    >
      <DataTable.Col source="sku" />
      <DataTable.Col source="name" />
      <DataTable.Col<Product> source="category" disableSort render={({ category }) => category.name} />
      <DataTable.Col<Product> source="kind" disableSort render={({ kind }) => t(`resources.products.kind.${kind}`)} />
      <DataTable.Col source="unit" disableSort />
      <DataTable.Col source="spec" disableSort />
      {cost && <DataTable.Col source="cost" align="right" disableSort field={MoneyField} />}
      <DataTable.Col source="retailPrice" align="right" field={MoneyField} />
      <DataTable.Col<Product>
        source="archivedAt"
        label="common.status"
        disableSort
        render={({ archivedAt }) => (archivedAt ? <Badge label={t('common.archived')} /> : null)}
      />
    </Listing>
  );
};
