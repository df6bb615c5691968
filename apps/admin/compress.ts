import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Files smaller than this are sent as they are. */
const WORTH = 1024;

/** Writes .br and .gz beside each text file of the build: the server sends them as they lie. */
export const compress = (): Plugin => ({
  name: 'compress',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    for (const name of Object.keys(bundle).filter((file) => /\.(js|css|html|svg)$/.test(file))) {
      const file = path.join(dir, name);
      const source = await readFile(file);
      if (source.length < WORTH) continue;
      await writeFile(`${file}.gz`, gzipSync(source, { level: 9 }));
      await writeFile(`${file}.br`, brotliCompressSync(source, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
    }
  },
});
