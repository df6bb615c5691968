import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout, whatever folder the command was typed in. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

export const inRoot = (...parts: string[]): string => path.join(root, ...parts);

/** Database, uploads, logs and secrets of this installation; git ignores it. */
export const dataDir = path.resolve(root, process.env.DATA_DIR ?? '.data');

export const inData = (...parts: string[]): string => path.join(dataDir, ...parts);
