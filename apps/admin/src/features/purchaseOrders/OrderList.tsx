import { DataTable, SearchInput, SelectArrayInput, useTranslate } from 'react-admin';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { DateField, InstantField, MoneyField } from '../../components/fields.tsx';
import { Listing } from '../../components/Listing.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { numberOf } from '../../format.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { PurchaseOrdersQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { State } from './State.tsx';

type Order = PurchaseOrdersQuery['purchaseOrders']['edges'][number]['node'];

const STATES = ['DRAFT', 'SENT', 'PARTLY_RECEIVED', 'RECEIVED', 'CANCELLED'].map((id) => ({
  id,
  name: `resources.purchaseOrders.state.${id}`,
}));

const HEADS = ['number', 'state', 'supplier', 'store', 'expectedOn', 'lineCount', 'cost', 'createdAt'];

const useTable = (): TableFile<Order> => {
  const t = useTranslate();
  const { clock } = useFormat();
  return {
    file: 'purchase-orders',
    heads: HEADS.map((field) => t(`resources.purchaseOrders.fields.${field}`)),
    cells: (row) => [
      row.number,
      t(`resources.purchaseOrders.state.${row.state}`),
      row.supplier.name,
      row.store.name,
      row.expectedOn,
      row.lineCount,
      numberOf(row.cost),
      clock(row.createdAt),
    ],
  };
};

/** Orders for the stores of the branch, newest first. */
export const OrderList = () => {
  const t = useTranslate();
  const { money, day } = useFormat();
  const [branch] = useBranch();
  const table = useTable();
  const [write, exports, cost] = [useMay('purchase.write'), useMay('purchase.export'), useMay('cost.read')];
  return (
    <Listing<Order>
      resource="purchaseOrders"
      sort={{ field: 'createdAt', order: 'DESC' }}
      always={{ branch }}
      filters={[
        <SearchInput key="q" source="q" alwaysOn placeholder={t('resources.purchaseOrders.fields.number')} />,
        <SelectArrayInput key="states" source="states" alwaysOn choices={STATES} sx={{ minWidth: 160 }} />,
        <PickInput key="supplierId" source="supplierId" reference="suppliers" />,
        <PickInput key="productId" source="productId" reference="products" />,
      ]}
      table={exports && table}
      page="show"
      create={write}
      card={(row) => ({
        title: row.supplier.name,
        detail: [row.store.name, row.number].join(' · '),
        figure: cost ? money(row.cost) : row.lineCount,
        note: row.expectedOn ? day(row.expectedOn) : null,
      })}
    >
      <DataTable.Col<Order> source="number" disableSort render={({ number }) => number} />
      <DataTable.Col<Order> source="state" disableSort render={(row) => <State {...row} />} />
      <DataTable.Col<Order> source="supplier" disableSort render={({ supplier }) => supplier.name} />
      <DataTable.Col<Order> source="store" disableSort render={({ store }) => store.name} />
      <DataTable.Col source="expectedOn" disableSort field={DateField} />
      <DataTable.Col source="lineCount" align="right" disableSort />
      {cost && <DataTable.Col source="cost" align="right" disableSort field={MoneyField} />}
      <DataTable.Col source="createdAt" disableSort field={InstantField} />
    </Listing>
  );
};
