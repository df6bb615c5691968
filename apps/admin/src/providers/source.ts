import type { FilterPayload, Identifier, RaRecord, SortPayload } from 'react-admin';

/** A window of a list, as Relay connections know it. */
export interface ListQuery {
  first: number;
  after: string | null;
  sort: SortPayload;
  filter: FilterPayload;
}

export interface ListPage<Row> {
  rows: Row[];
  hasNextPage: boolean;
  endCursor: string | null;
  total: number | null;
}

/** How one resource is read and written. A room gives what it can; the rest is refused by the data provider. */
export interface Source<Row extends RaRecord = RaRecord> {
  list?(query: ListQuery): Promise<ListPage<Row>>;
  one?(id: Identifier): Promise<Row>;
  create?(data: Partial<Row>): Promise<Row>;
  update?(id: Identifier, data: Partial<Row>, previous: Row): Promise<Row>;
}

interface Connection<Row> {
  edges?: ReadonlyArray<{ node?: Row | null } | null> | null;
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  totalCount?: number | null;
}

/** A Relay connection as a page of rows. */
export function pageOf<Row>(connection: Connection<Row>): ListPage<Row> {
  return {
    rows: (connection.edges ?? []).flatMap((edge) => (edge?.node ? [edge.node] : [])),
    hasNextPage: connection.pageInfo.hasNextPage,
    endCursor: connection.pageInfo.endCursor ?? null,
    total: connection.totalCount ?? null,
  };
}

/** A short list that comes whole. */
export function wholeList<Row>(rows: readonly Row[]): ListPage<Row> {
  return { rows: [...rows], hasNextPage: false, endCursor: null, total: rows.length };
}

/** The value or an error that the frame shows as "not found". */
export function found<T>(value: T | null | undefined): T {
  if (value == null) throw Object.assign(new Error('ra.notification.item_doesnt_exist'), { status: 404 });
  return value;
}
