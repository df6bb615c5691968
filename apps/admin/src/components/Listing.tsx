import { useMediaQuery, type Theme } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import {
  ColumnsButton,
  CreateButton,
  DataTable,
  FilterButton,
  List,
  Pagination,
  type RaRecord,
  type SortPayload,
  TopToolbar,
} from 'react-admin';
import { useNavigate } from 'react-router';
import { type CardText, CardRows } from './CardRows.tsx';
import { EmptyList } from './EmptyList.tsx';
import { ExportMenu, type TableFile } from './ExportMenu.tsx';
import { SidePanel } from './SidePanel.tsx';
import { BulkBar, TickBody, TickHead } from './Ticks.tsx';
import { rowsOnly } from '../providers/rowsOnly.ts';
import { usePanel } from './usePanel.ts';

interface ListingProps<Row extends RaRecord> {
  /** Name of the resource, as in the navigation. */
  resource: string;
  sort: SortPayload;
  filters?: ReactElement[] | undefined;
  /** Filters that always hold, such as the branch. */
  always?: Record<string, unknown> | undefined;
  /** Filters that hold until others are chosen. */
  initial?: Record<string, unknown> | undefined;
  /** How a row looks on a phone. */
  card: (row: Row) => CardText;
  /** The essentials, shown at the side when a row is clicked. */
  panel?: ReactNode;
  page?: 'show' | 'edit' | undefined;
  create?: boolean;
  /** How its rows become a file; false where the role may not take them along. */
  table?: TableFile<Row> | false;
  /** The step that fills an empty list; creating one is the default. */
  fill?: { label: string; to: string } | undefined;
  /** What can be done with the rows that are ticked; without it none can be. On a desk only. */
  bulk?: ReactElement | false;
  /** Stands before the other buttons of the bar. */
  action?: ReactNode;
  perPage?: number;
  /** Columns that are shown only when they are chosen. */
  hidden?: string[];
  /** DataTable.Col elements. */
  children: ReactNode;
}

interface ActionsProps {
  filters: boolean;
  create: boolean;
  exports: ReactNode;
  columns: boolean;
  action: ReactNode;
}

const Actions = ({ filters, create, exports, columns, action }: ActionsProps) => (
  <TopToolbar>
    {action}
    {filters && <FilterButton />}
    {columns && <ColumnsButton />}
    {exports}
    {create && <CreateButton variant="contained" />}
  </TopToolbar>
);

/** A list of a room: filters, columns, export, page; rows on a desk, cards on a phone; a click opens the side panel. */
export function Listing<Row extends RaRecord>(props: ListingProps<Row>) {
  const {
    resource,
    sort,
    filters,
    always,
    initial,
    card,
    panel,
    page,
    create = false,
    table = false,
    fill,
    bulk = false,
    action,
    perPage = 25,
    hidden = [],
    children,
  } = props;
  const phone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const navigate = useNavigate();
  const { show } = usePanel();
  const open = (row: Row) => {
    if (panel) show(String(row.id), initial);
    else if (page) void navigate(`/${resource}/${encodeURIComponent(row.id)}${page === 'show' ? '/show' : ''}`);
  };
  const empty = <EmptyList resource={resource} create={create} fill={fill} />;
  const exports = table && <ExportMenu<Row> {...table} />;
  const clickable = Boolean(panel) || page !== undefined;
  return (
    <List
      resource={resource}
      sort={sort}
      perPage={perPage}
      exporter={false}
      queryOptions={rowsOnly}
      pagination={<Pagination rowsPerPageOptions={[25, 50, 100]} />}
      {...(filters && { filters })}
      {...(always && { filter: always })}
      {...(initial && { filterDefaultValues: initial })}
      actions={<Actions filters={(filters?.length ?? 0) > 1} create={create} exports={exports} columns={!phone} action={action} />}
      empty={false}
      sx={{ '& .RaList-main, & .RaList-content': { minWidth: 0 } }} // else a long line of a card makes the page wider than a phone
    >
      {phone ? (
        <CardRows<Row> card={card} onOpen={open} empty={empty} />
      ) : (
        <DataTable<Row>
          storeKey={`${resource}.columns`}
          hiddenColumns={hidden}
          bulkActionButtons={false}
          {...(bulk && { head: TickHead, body: TickBody, bulkActionsToolbar: <BulkBar>{bulk}</BulkBar> })}
          empty={empty}
          rowClick={
            clickable
              ? (_id, _resource, record) => {
                  open(record as Row);
                  return false;
                }
              : false
          }
        >
          {children}
        </DataTable>
      )}
      {panel && <SidePanel page={page}>{panel}</SidePanel>}
    </List>
  );
}
