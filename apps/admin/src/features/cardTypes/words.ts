/** In the order in which they are offered. */
export const KINDS = ['INDIVIDUAL', 'SUPPLEMENTARY', 'LINKED', 'GROUP'] as const;
export const USES = ['STORED_VALUE', 'POINTS', 'DISCOUNT', 'COUNT', 'TIMED', 'CREDIT'] as const;
