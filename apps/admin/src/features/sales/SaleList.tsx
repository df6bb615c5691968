import { Box } from '@mui/material';
import { DataTable, DateInput, SearchInput, SelectArrayInput, useTranslate } from 'react-admin';
import { MoneyInput } from '../../components/MoneyInput.tsx';
import { Badge } from '../../components/Badge.tsx';
import { MoneyField } from '../../components/fields.tsx';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { Listing } from '../../components/Listing.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { numberOf } from '../../format.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { SalesQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { SalePanel } from './SalePanel.tsx';

type Sale = NonNullable<SalesQuery['sales']>['edges'][number]['node'];

const choices = (path: string, ids: readonly string[]) => ids.map((id) => ({ id, name: `resources.sales.${path}.${id}` }));
const CHANNELS = choices('channel', ['STORE', 'WEBSITE', 'APP', 'CALL_CENTRE', 'PARTNER']);
const KINDS = choices('kind', ['SALE', 'REFUND']);

const useTable = (): TableFile<Sale> => {
  const t = useTranslate();
  const { clock } = useFormat();
  return {
    file: 'sales',
    heads: ['number', 'businessDate', 'soldAt', 'kind', 'store', 'member', 'channel', 'quantity', 'discount', 'amount', 'profit'].map(
      (field) => t(`resources.sales.fields.${field}`),
    ),
    cells: (row) => [
      row.number,
      row.businessDate,
      clock(row.soldAt, row.store),
      t(`resources.sales.kind.${row.kind}`),
      row.store.name,
      row.member?.name,
      t(`resources.sales.channel.${row.channel}`),
      numberOf(row.quantity),
      numberOf(row.discount),
      numberOf(row.amount),
      numberOf(row.profit),
    ],
  };
};

const useFilters = () => {
  const t = useTranslate();
  const staff = useMay('staff.read');
  return [
    <SearchInput key="q" source="q" alwaysOn placeholder={t('resources.sales.fields.q')} />,
    <DateInput key="from" source="from" alwaysOn />,
    <DateInput key="to" source="to" alwaysOn />,
    <SelectArrayInput key="kinds" source="kinds" label="resources.sales.fields.kind" choices={KINDS} />,
    <SelectArrayInput key="channels" source="channels" label="resources.sales.fields.channel" choices={CHANNELS} />,
    <PickInput key="productId" source="productId" reference="products" />,
    ...(staff
      ? [
          <PickInput key="employeeId" source="employeeId" reference="staff" />,
          <PickInput key="cashierId" source="cashierId" reference="staff" />,
        ]
      : []),
    <MoneyInput key="minAmount" source="minAmount" />,
    <MoneyInput key="maxAmount" source="maxAmount" />,
  ];
};

/** Sales and refunds of the branch, newest first. */
export const SaleList = () => {
  const t = useTranslate();
  const { money, day, quantity } = useFormat();
  const [branch] = useBranch();
  const filters = useFilters();
  const table = useTable();
  const [exports, cost, imports] = [useMay('sale.export'), useMay('cost.read'), useMay('import.run')];
  const who = ({ guest, member }: Sale) => member?.name ?? (guest ? t('resources.sales.guest') : null);
  const refund = ({ kind }: Sale) => kind === 'REFUND' && <Badge tone="warn" label={t('resources.sales.kind.REFUND')} />;
  return (
    <Listing<Sale>
      resource="sales"
      sort={{ field: 'businessDate', order: 'DESC' }}
      always={{ branch }}
      filters={filters}
      table={exports && table}
      panel={<SalePanel />}
      page="show"
      fill={imports ? { label: t('resources.imports.start'), to: '/imports/create' } : undefined}
      card={(row) => ({
        title: (
          <>
            {who(row) ?? row.number} {refund(row)}
          </>
        ),
        detail: `${row.store.name} · ${row.number}`,
        figure: money(row.amount),
        note: day(row.businessDate),
      })}
    >
      <DataTable.Col<Sale>
        source="businessDate"
        render={({ businessDate }) => (
          <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
            {day(businessDate)}
          </Box>
        )}
      />
      <DataTable.Col<Sale>
        source="number"
        disableSort
        render={(row) => (
          <>
            {row.number} {refund(row)}
          </>
        )}
      />
      <DataTable.Col<Sale> source="store" disableSort render={({ store }) => store.name} />
      <DataTable.Col<Sale> source="member" disableSort render={who} />
      <DataTable.Col<Sale> source="channel" disableSort render={({ channel }) => t(`resources.sales.channel.${channel}`)} />
      <DataTable.Col<Sale> source="quantity" align="right" disableSort render={(row) => quantity(row.quantity)} />
      <DataTable.Col source="discount" align="right" disableSort field={MoneyField} />
      <DataTable.Col source="amount" align="right" field={MoneyField} />
      {cost && <DataTable.Col source="profit" align="right" disableSort field={MoneyField} />}
    </Listing>
  );
};
