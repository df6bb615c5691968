import { createContext } from 'react';
import type { Attribute } from './tree.ts';

/** What can be asked of the lines of purchases; empty inside them, for a purchase has no purchases. */
export const LinesContext = createContext<readonly Attribute[]>([]);
