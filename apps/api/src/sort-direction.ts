import { builder } from './builder.ts';

export const SortDirection = builder.enumType('SortDirection', {
  description: 'From small to large, or from large to small.',
  values: { ASC: { value: 'asc' as const }, DESC: { value: 'desc' as const } },
});
