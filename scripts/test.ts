import { browser, build, format, lint, types, unused, vitest, type Tally } from './lib/checks.ts';
import { main } from './lib/main.ts';

const CHECKS: Record<string, () => Promise<Tally>> = { build, types, format, lint, unused, vitest, browser: () => browser() };

/** One after the other, but for those that read files only: they go side by side. */
const ORDER: readonly (readonly string[])[][] = [[['build']], [['types'], ['format', 'lint', 'unused']], [['vitest']], [['browser']]];

/** `pnpm test` runs all checks, `pnpm test types vitest` those. */
await main(async () => {
  const wanted = process.argv.slice(2).filter((name) => name !== '--');
  const strange = wanted.find((name) => !(name in CHECKS));
  if (strange) throw new Error(`There is no check "${strange}": choose from ${Object.keys(CHECKS).join(', ')}.`);
  const total = { passed: 0, failed: 0 };
  const run = async (names: readonly string[]) => {
    for (const name of names) {
      const check = CHECKS[name];
      if (!check || (wanted.length && !wanted.includes(name))) continue;
      const since = performance.now();
      const { passed, failed } = await check();
      const took = ((performance.now() - since) / 1000).toFixed(1);
      console.log(`${failed ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed (${took} s)\n`);
      total.passed += passed;
      total.failed += failed;
    }
  };
  for (const together of ORDER) await Promise.all(together.map(run));
  console.log(`${total.passed} passed, ${total.failed} failed`);
  if (total.failed) process.exitCode = 1;
});
