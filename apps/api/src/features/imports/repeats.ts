import type { ImportField } from '@regulars/domain/import-fields';
import type { NumberedRow } from './batches.ts';
import type { Job } from './job.ts';
import type { RefusedRow } from './refusals.ts';

/** The column(s) of the file that fill a field, for a refusal. */
export function columnOf(job: Job, field: ImportField): string {
  const rule = job.mapping.fields[field];
  return rule && 'columns' in rule ? rule.columns.join('+') : '';
}

/** Of rows of a batch with the same key the first one counts; a blank key never repeats. */
export function withoutRepeats<T>(job: Job, all: readonly NumberedRow<T>[], key: (fact: T) => string, field: ImportField) {
  const first = new Map<string, number>();
  const refused: RefusedRow[] = [];
  const rows = all.filter(({ row, fact }) => {
    const value = key(fact);
    const earlier = first.get(value);
    if (value === '' || earlier === undefined) {
      first.set(value, row);
      return true;
    }
    refused.push({ row, refusals: [{ column: columnOf(job, field), code: 'DUPLICATE_IN_FILE', details: { value, row: earlier } }] });
    return false;
  });
  return { rows, refused };
}
