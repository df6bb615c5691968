/** `pnpm bench NAME`: every speed we promise, measured beside its floor in the same run. */
import { readdirSync } from 'node:fs';

const name = process.argv[2] ?? '';
const known = readdirSync(import.meta.dirname).flatMap((file) => /^bench-(\w+)\.ts$/.exec(file)?.slice(1) ?? []);
if (known.includes(name)) {
  await import(`./bench-${name}.ts`);
} else {
  console.error(`pnpm bench NAME, where NAME is one of: ${known.join(', ')}`);
  process.exitCode = 1;
}
