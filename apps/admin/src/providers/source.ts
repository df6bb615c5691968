import type { Places } from './errors.ts';
import type { FilterPayload, RaRecord, SortPayload } from 'react-admin';

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
export interface Source<Row extends RaRecord = RaRecord, Form extends object = object> {
  list?(query: ListQuery): Promise<ListPage<Row>>;
  one?(id: string): Promise<Row>;
  /** Makes one and answers its id; the whole record is read after it. */
  create?(data: Form): Promise<{ id: string }>;
  update?(id: string, data: Form, previous: Form): Promise<unknown>;
  /** Where the form's fields are called otherwise than the API's. */
  placesOf?: Places;
}

/** Where the API stops counting: a total this large means "at least". */
const COUNT_CAP = 10_000;

interface Connection<Row> {
  edges?: ReadonlyArray<{ node?: Row | null } | null> | null;
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  totalCount?: number | null;
}

/** A Relay connection as a page of rows. A field that may fail by itself is null only beside an error, which was thrown before. */
export function pageOf<Row>(connection: Connection<Row> | null): ListPage<Row> {
  if (!connection) throw new Error('The server answered without a list');
  return {
    rows: (connection.edges ?? []).flatMap((edge) => (edge?.node ? [edge.node] : [])),
    hasNextPage: connection.pageInfo.hasNextPage,
    endCursor: connection.pageInfo.endCursor ?? null,
    total: connection.totalCount == null || connection.totalCount >= COUNT_CAP ? null : connection.totalCount,
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

/** What `node(id)` answers for the type that a document asks for. */
export type NodeOf<Query extends { node: unknown }> = Extract<NonNullable<Query['node']>, { id: string }>;

/** The node of a `node(id)` answer; undefined while it loads, where there is none, or none of the type that was asked for. */
export function nodeIn<Query extends { node: unknown }>(data: Query | undefined): NodeOf<Query> | undefined {
  const is = (candidate: unknown): candidate is NodeOf<Query> => typeof candidate === 'object' && candidate !== null && 'id' in candidate;
  return is(data?.node) ? data.node : undefined;
}

/** The same, for pages that are about it. @throws a 404 where there is none */
export const nodeOf = <Query extends { node: unknown }>(data: Query): NodeOf<Query> => found(nodeIn(data));

/** The named fields of a form; an emptied field is null, one that was never there is left out. */
export function picked<Form extends object, Key extends keyof Form>(form: Form, ...keys: Key[]): Pick<Form, Key> {
  const entries = keys.filter((key) => form[key] !== undefined).map((key) => [key, form[key] === '' ? null : form[key]]);
  return Object.fromEntries(entries) as Pick<Form, Key>; // fromEntries forgets the keys
}

/** The named fields that differ from what was loaded: an update sends nothing else. */
export function changed<Form extends object, Key extends keyof Form>(form: Form, before: Form, ...keys: Key[]): Partial<Pick<Form, Key>> {
  return picked(form, ...keys.filter((key) => JSON.stringify(form[key] ?? null) !== JSON.stringify(before[key] ?? null)));
}

/** `filter.includeArchived` of a list as the API's `archived`: false for what is in use, null for both. */
export const archivedFilter = (filter: FilterPayload): false | null => (filter['includeArchived'] ? null : false);

/** Whether a name of a whole list fits what is typed into a picker. */
export const matches = (filter: FilterPayload, ...texts: (string | null | undefined)[]): boolean =>
  texts.some((text) => (text ?? '').toLowerCase().includes(String(filter['q'] ?? '').toLowerCase()));
