import { Box, Link, Skeleton } from '@mui/material';
import { DataTable, DateInput, SelectArrayInput, SelectInput, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { Listing } from '../../components/Listing.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { numberOf } from '../../format.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { StockMovementsQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { useStores } from '../orgs/useOrgs.ts';

type Movement = StockMovementsQuery['stockMovements']['edges'][number]['node'];

const KINDS = ['RECEIPT', 'SALE', 'REFUND', 'TRANSFER_OUT', 'TRANSFER_IN', 'COUNT', 'LOSS', 'OPENING'].map((id) => ({
  id,
  name: `resources.stock.kind.${id}`,
}));

const HEADS = ['at', 'kind', 'product', 'quantity', 'balance', 'reason', 'employee'];

const useTable = (): TableFile<Movement> => {
  const t = useTranslate();
  const { clock } = useFormat();
  return {
    file: 'stock-movements',
    heads: HEADS.map((field) => t(`resources.stock.fields.${field}`)),
    cells: (row) => [
      clock(row.at),
      t(`resources.stock.kind.${row.kind}`),
      row.product.name,
      numberOf(row.quantity),
      numberOf(row.balance),
      row.reason ?? row.sale?.number,
      row.employee?.name,
    ],
  };
};

/** The store is asked for where the branch does not say it. */
const useFilters = (stores: ReturnType<typeof useStores> | null) => {
  return [
    ...(stores
      ? [
          <SelectInput
            key="storeId"
            source="storeId"
            alwaysOn
            choices={stores}
            translateChoice={false}
            emptyText={false}
            sx={{ minWidth: 160 }}
          />,
        ]
      : []),
    <SelectArrayInput key="kinds" source="kinds" alwaysOn choices={KINDS} sx={{ minWidth: 140 }} />,
    <DateInput key="from" source="from" alwaysOn />,
    <DateInput key="to" source="to" alwaysOn />,
    <PickInput key="productId" source="productId" reference="products" />,
  ];
};

/** Why the stock of a store changed, newest first: of the store that is chosen, of the branch, or the first. */
export const MovementList = () => {
  const t = useTranslate();
  const { quantity, instant } = useFormat();
  const [branch] = useBranch();
  const stores = useStores();
  const fixed = stores.find(({ id }) => id === branch)?.id;
  const filters = useFilters(fixed ? null : stores);
  const table = useTable();
  const exports = useMay('stock.export');
  const store = fixed ?? stores[0]?.id;
  if (!store) return <Skeleton variant="rounded" height={240} />;
  const why = ({ sale, reason }: Movement) =>
    sale ? (
      <Link component={RouterLink} to={`/sales/${encodeURIComponent(sale.id)}/show`}>
        {sale.number}
      </Link>
    ) : (
      reason
    );
  const signed = (row: Movement) => (
    <Box component="span" sx={{ color: Number(row.quantity) < 0 ? undefined : 'success.main' }}>
      {Number(row.quantity) > 0 ? '+' : ''}
      {quantity(row.quantity)}
    </Box>
  );
  return (
    <Listing<Movement>
      resource="movements"
      sort={{ field: 'at', order: 'DESC' }}
      always={fixed ? { storeId: fixed } : { store }}
      initial={{ storeId: store }}
      filters={filters}
      table={exports && table}
      card={(row) => ({
        title: row.product.name,
        detail: [t(`resources.stock.kind.${row.kind}`), row.reason ?? row.employee?.name].filter(Boolean).join(' · '),
        figure: signed(row),
        note: instant(row.at),
      })}
    >
      <DataTable.Col<Movement> source="at" disableSort render={(row) => instant(row.at)} />
      <DataTable.Col<Movement> source="kind" disableSort render={({ kind }) => t(`resources.stock.kind.${kind}`)} />
      <DataTable.Col<Movement> source="product" disableSort render={({ product }) => product.name} />
      <DataTable.Col<Movement> source="quantity" align="right" disableSort render={signed} />
      <DataTable.Col<Movement> source="balance" align="right" disableSort render={(row) => quantity(row.balance)} />
      <DataTable.Col<Movement> source="reason" disableSort render={why} />
      <DataTable.Col<Movement> source="employee" disableSort render={({ employee }) => employee?.name} />
    </Listing>
  );
};
