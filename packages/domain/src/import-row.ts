/** From the cells of one row to a typed fact, or to the reasons why not. Compiled once per file, run once per row. */
import { DomainError, type ErrorCode, type ErrorDetails } from './errors.ts';
import { type FieldSpec, type ImportField, fieldSpec } from './import-fields.ts';
import type { FieldRule, ImportMapping } from './import-mapping.ts';
import { isOwnField, type OwnFields, ownSpec } from './import-own.ts';
import {
  type Moment,
  type CellCode,
  meaningOf,
  type Parsed,
  parseMoment,
  parseTenThousandths,
  parseThousandths,
  parseTime,
  parseWord,
} from './import-values.ts';
import { normalizePhone } from './phone.ts';

/** Why a row cannot be taken: the column as the file calls it, and the text that was found there. */
export interface Refusal {
  column: string;
  code: ErrorCode;
  /** Values for the placeholders of the code's sentence. */
  details: ErrorDetails;
}

/** Access to the fields of the row at hand; a bad cell is noted and reads as empty. */
export interface RowFields {
  text(field: ImportField): string;
  /** Ten-thousandths, or null where the cell is blank or not mapped. */
  amount(field: ImportField): number | null;
  /** Thousandths, or null. */
  quantity(field: ImportField): number | null;
  moment(field: ImportField): Moment | null;
  minute(field: ImportField): number | null;
  yes(field: ImportField): boolean;
  /** What the word of the cell means to us; null where it is blank or not mapped. */
  word(field: ImportField): string | null;
  has(field: ImportField): boolean;
  /** Notes a refusal of a whole-row rule against the column(s) of a field. */
  refuse(field: ImportField, code: CellCode): void;
}

export type RowResult<T> = { ok: T; refusals?: undefined } | { ok?: undefined; refusals: Refusal[] };

interface Column {
  name: string;
  spec: FieldSpec;
  read(cells: readonly string[]): Parsed<string>;
  dateOrder: 'YMD' | 'DMY' | 'MDY';
}

const NO_OWN: OwnFields = new Map();
const MAX_CACHED_DATES = 20_000;

/**
 * Binds a mapping to the header of a file.
 * @throws DomainError UNKNOWN_COLUMN with `column`, a column that the mapping names and the file lacks
 */
function bindColumns(mapping: ImportMapping, header: readonly string[], own: OwnFields): Map<string, Column> {
  const places = new Map(header.map((name, at) => [name.trim(), at]));
  const bound = new Map<string, Column>();
  for (const [field, rule] of Object.entries(mapping.fields)) {
    const defined = isOwnField(field) ? own.get(field) : undefined;
    const spec = defined ? ownSpec(defined) : fieldSpec(mapping.target, field);
    if (spec) bound.set(field, bindColumn(spec, rule, places));
  }
  return bound;
}

function bindColumn(spec: FieldSpec, rule: FieldRule, places: Map<string, number>): Column {
  if ('constant' in rule) {
    const fixed = { value: rule.constant };
    return { name: rule.constant, spec, read: () => fixed, dateOrder: 'YMD' };
  }
  const at = rule.columns.map((column) => {
    const place = places.get(column);
    if (place === undefined) throw new DomainError('UNKNOWN_COLUMN', { column }, column);
    return place;
  });
  return {
    name: rule.columns.join('+'),
    spec,
    read: reader(at, rule.separator ?? ' ', rule.lookup, spec.words !== undefined),
    dateOrder: rule.dateOrder ?? 'YMD',
  };
}

/** @param open a text that is not in the table stands for itself: the field knows words of its own */
function reader(at: number[], separator: string, lookup: Readonly<Record<string, string>> | undefined, open: boolean): Column['read'] {
  const [only = 0] = at;
  const join =
    at.length === 1
      ? (cells: readonly string[]) => (cells[only] ?? '').trim()
      : (cells: readonly string[]) => {
          const parts = at.map((place) => (cells[place] ?? '').trim());
          return parts.every((part) => part === '') ? '' : parts.join(separator).trim();
        };
  if (!lookup) return (cells) => ({ value: join(cells) });
  return (cells) => {
    const key = join(cells);
    if (key === '') return { value: '' };
    if (Object.hasOwn(lookup, key)) return { value: lookup[key] ?? '' };
    return open ? { value: key } : { refusal: 'UNKNOWN_WORD' };
  };
}

/**
 * A reader of rows for one file. `build` makes the fact from the fields; what it makes is dropped when anything was
 * refused, and then all reasons are told, not only the first.
 * @param own the fields of the merchant's own that the mapping fills
 */
export function rowReader<T>(
  mapping: ImportMapping,
  header: readonly string[],
  build: (fields: RowFields) => T,
  own: OwnFields = NO_OWN,
): (cells: readonly string[]) => RowResult<T> {
  const columns = bindColumns(mapping, header, own);
  const row = new CurrentRow(columns);
  const places = mappedPlaces(mapping, header);
  return (cells) => {
    row.start(cells);
    if (places.every((at) => (cells[at] ?? '').trim() === '')) {
      return { refusals: [{ column: '', code: 'EMPTY_ROW', details: {} }] };
    }
    const ok = build(row);
    return row.refusals.length === 0 ? { ok } : { refusals: row.refusals };
  };
}

/** Places of the cells that the mapping uses, in file order: a row in which all of them are blank is empty. */
function mappedPlaces(mapping: ImportMapping, header: readonly string[]): number[] {
  const used = new Set(Object.values(mapping.fields).flatMap((rule) => ('columns' in rule ? rule.columns : [])));
  return header.flatMap((name, at) => (used.has(name.trim()) ? [at] : []));
}

class CurrentRow implements RowFields {
  refusals: Refusal[] = [];
  private cells: readonly string[] = [];
  private readonly columns: Map<string, Column>;
  /** A file has few distinct dates and many rows. */
  private readonly moments = new Map<string, Parsed<Moment>>();

  constructor(columns: Map<string, Column>) {
    this.columns = columns;
  }

  start(cells: readonly string[]): void {
    this.cells = cells;
    this.refusals = [];
  }

  text(field: ImportField): string {
    const column = this.columns.get(field);
    if (!column) return '';
    const { value = '', refusal } = column.read(this.cells);
    if (refusal) this.note(column, refusal);
    else if (value === '' && column.spec.required) this.note(column, 'REQUIRED');
    else if (value.length > (column.spec.max ?? 200)) this.note(column, 'TOO_LONG');
    return value;
  }

  amount(field: ImportField): number | null {
    return this.parsed(field, parseTenThousandths);
  }

  quantity(field: ImportField): number | null {
    return this.parsed(field, parseThousandths);
  }

  minute(field: ImportField): number | null {
    return this.parsed(field, parseTime);
  }

  moment(field: ImportField): Moment | null {
    const column = this.columns.get(field);
    return column ? this.parsed(field, (text) => this.readMoment(column, text)) : null;
  }

  yes(field: ImportField): boolean {
    return this.parsed(field, parseWord) ?? false;
  }

  word(field: ImportField): string | null {
    const words = this.columns.get(field)?.spec.words;
    return words ? this.parsed(field, (text) => meaningOf(words, text)) : null;
  }

  has(field: ImportField): boolean {
    return this.columns.has(field);
  }

  refuse(field: ImportField, code: CellCode): void {
    const column = this.columns.get(field);
    if (column) this.note(column, code);
  }

  private parsed<V>(field: ImportField, parse: (text: string) => Parsed<V>): V | null {
    const text = this.text(field);
    if (text === '') return null;
    const { value, refusal } = parse(text);
    if (refusal) this.refuse(field, refusal);
    return value ?? null;
  }

  private readMoment(column: Column, text: string): Parsed<Moment> {
    const cached = this.moments.get(text);
    if (cached) return cached;
    if (this.moments.size >= MAX_CACHED_DATES) this.moments.clear();
    const parsed = parseMoment(text, column.dateOrder);
    this.moments.set(text, parsed);
    return parsed;
  }

  private note(column: Column, code: CellCode): void {
    if (this.refusals.some((known) => known.column === column.name)) return;
    const value = column.read(this.cells).value ?? '';
    const { max = 200, words } = column.spec;
    const known = code === 'UNKNOWN_CHOICE' ? { known: Object.values(words ?? {}) } : {};
    this.refusals.push({ column: column.name, code, details: { value: value.slice(0, 100), max, digits: 4, ...known } });
  }
}

/** A phone number as it is stored, '' for a blank cell; a bad one refuses the row. */
export function readPhone(row: RowFields, field: ImportField): string {
  const text = row.text(field);
  if (text === '') return '';
  try {
    return normalizePhone(text);
  } catch {
    row.refuse(field, 'BAD_PHONE');
    return '';
  }
}
