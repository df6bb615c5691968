/**
 * Given to every list and picker: the rows of a list hold less than the whole record, and without a mark of their own
 * react-admin would show them as the record on its page.
 */
export const rowsOnly = { meta: { rows: true } } as const;
