import { browser, build } from './lib/checks.ts';
import { main } from './lib/main.ts';

/** Pictures of every page, into the folder `screenshots`, each looked at for what a program can see. */
await main(async () => {
  const built = await build();
  const looked = built.failed ? built : await browser('playwright.looks.config.ts');
  if (looked.failed) process.exitCode = 1;
});
