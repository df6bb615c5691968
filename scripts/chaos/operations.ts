import type { Operation } from './operation.ts';
import { passes, points } from './operations-points.ts';
import { reservations, sales, topUps } from './operations-value.ts';

/** All that is done under fire. One more is one more row: its document, what it asks for, what that adds up to. */
export const OPERATIONS: readonly Operation[] = [...topUps, ...sales, ...reservations, ...points, ...passes];
