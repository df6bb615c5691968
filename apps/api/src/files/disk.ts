import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import type { FileStore } from './store.ts';

/** Files in a folder of this machine, or of a disk that all machines share. */
export function diskStore(folder: string): FileStore {
  const placeOf = (name: string) => path.join(folder, 'files', name);
  return {
    put: async (name, content) => {
      const place = placeOf(name);
      const draft = `${place}.${randomUUID()}`;
      await mkdir(path.dirname(place), { recursive: true });
      await writeFile(draft, content);
      await rename(draft, place); // whoever reads meanwhile sees the whole of the old one or of the new one
    },
    get: (name) =>
      readFile(placeOf(name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      }),
    remove: (name) => rm(placeOf(name), { force: true }),
  };
}
