import Today from '@mui/icons-material/TodayOutlined';
import { Box, Button } from '@mui/material';
import { DELIVERY_STATUSES } from '@regulars/domain/deliveries';
import { DataTable, DateInput, SearchInput, SelectArrayInput, useListContext, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { Listing } from '../../components/Listing.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { DeliveriesQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { DeliveryPanel } from './DeliveryPanel.tsx';
import { Standing } from './Standing.tsx';
import { Steps } from './Steps.tsx';
import { windowText } from './window.ts';

export type Delivery = DeliveriesQuery['deliveries']['edges'][number]['node'];

const STATUSES = DELIVERY_STATUSES.map((id) => ({ id, name: `resources.deliveries.status.${id}` }));

/** What is packed, in one cell. */
const contentsOf = ({ items }: Delivery) => items.map(({ name, quantity }) => `${name} × ${quantity}`).join('; ');

const HEADS = ['number', 'date', 'window', 'status', 'store', 'recipient', 'phone', 'address', 'employee', 'items', 'note', 'reason'];

const useTable = (): TableFile<Delivery> => {
  const t = useTranslate();
  return {
    file: 'deliveries',
    heads: HEADS.map((field) => t(`resources.deliveries.fields.${field}`)),
    cells: (row) => [
      row.number,
      row.date,
      windowText(row),
      t(`resources.deliveries.status.${row.status}`),
      row.store.name,
      row.recipient,
      row.phone,
      row.address,
      row.employee?.name,
      contentsOf(row),
      row.note,
      row.reason,
    ],
  };
};

/** What can be done with all the rows that are ticked. */
const BulkSteps = () => {
  const { selectedIds, onUnselectItems, data } = useListContext<Delivery>();
  const ticked = (data ?? []).filter(({ id }) => selectedIds.includes(id));
  const common = DELIVERY_STATUSES.filter((status) => ticked.every(({ nextStatuses }) => nextStatuses.includes(status)));
  return <Steps ids={selectedIds.map(String)} offered={common} after={onUnselectItems} />;
};

const DayLink = () => {
  const t = useTranslate();
  return (
    <Button component={Link} to="/deliveries/day" startIcon={<Today />}>
      {t('resources.deliveries.day')}
    </Button>
  );
};

const useFilters = () => {
  const t = useTranslate();
  const staff = useMay('staff.read');
  return [
    <SearchInput key="q" source="q" alwaysOn placeholder={t('resources.deliveries.fields.number')} />,
    <DateInput key="from" source="from" alwaysOn />,
    <DateInput key="to" source="to" alwaysOn />,
    <SelectArrayInput key="statuses" source="statuses" choices={STATUSES} />,
    ...(staff ? [<PickInput key="employeeId" source="employeeId" reference="staff" />] : []),
  ];
};

/** Deliveries of the branch, the last day first. */
export const DeliveryList = () => {
  const { day } = useFormat();
  const [branch] = useBranch();
  const filters = useFilters();
  const table = useTable();
  const [write, exports] = [useMay('delivery.write'), useMay('delivery.export')];
  return (
    <Listing<Delivery>
      resource="deliveries"
      sort={{ field: 'date', order: 'DESC' }}
      always={{ branch }}
      filters={filters}
      table={exports && table}
      panel={<DeliveryPanel />}
      action={<DayLink />}
      bulk={write && <BulkSteps />}
      card={(row) => ({
        title: row.recipient,
        detail: [windowText(row), row.address].filter(Boolean).join(' · '),
        figure: <Standing {...row} />,
        note: day(row.date),
      })}
    >
      <DataTable.Col<Delivery>
        source="date"
        render={(row) => (
          <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
            {day(row.date)}
          </Box>
        )}
      />
      <DataTable.Col<Delivery>
        source="window"
        disableSort
        render={(row) => (
          <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
            {windowText(row)}
          </Box>
        )}
      />
      <DataTable.Col<Delivery> source="status" disableSort render={(row) => <Standing {...row} />} />
      <DataTable.Col<Delivery> source="recipient" disableSort render={({ recipient }) => recipient} />
      <DataTable.Col<Delivery> source="address" disableSort render={({ address }) => address} />
      <DataTable.Col<Delivery> source="store" disableSort render={({ store }) => store.name} />
      <DataTable.Col<Delivery> source="employee" disableSort render={({ employee }) => employee?.name} />
      <DataTable.Col<Delivery> source="number" disableSort render={({ number }) => number} />
    </Listing>
  );
};
