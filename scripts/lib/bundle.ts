import { rolldown } from 'rolldown';
import { inRoot } from './paths.ts';

/** Optional native parts that `pg` and `ws` ask for and do without. */
const ABSENT = /^(pg-native|bufferutil|utf-8-validate)$/;

/** Native code, which cannot stand in a bundle: loaded from node_modules, where it was built for this machine. */
const NATIVE = /^(?:@node-rs\/|sharp$)/;

/**
 * API and worker with all they import, as few files: from 3,000 small modules they would take five times as long to
 * start. Types are not checked here; `pnpm test` does that.
 */
export async function bundleServer(): Promise<void> {
  const bundle = await rolldown({
    input: { main: inRoot('apps/api/src/main.ts'), worker: inRoot('apps/api/src/worker.ts') },
    platform: 'node',
    external: (id) => ABSENT.test(id) || NATIVE.test(id),
    logLevel: 'silent',
  });
  try {
    await bundle.write({
      dir: inRoot('apps/api/dist'),
      format: 'esm',
      sourcemap: true,
      entryFileNames: '[name].mjs',
      chunkFileNames: '[name]-[hash].mjs',
      cleanDir: true,
    });
  } finally {
    await bundle.close();
  }
}
