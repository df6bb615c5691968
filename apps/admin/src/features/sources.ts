import type { Source } from '../providers/source.ts';

/** Where react-admin's resources are read and written; each room is loaded with its first use. */
export const sources: Record<string, () => Promise<Source>> = {};
