import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';

/** `pnpm screenshots`: every page in both languages, both themes and both widths. It takes minutes, so it is not part of the tests. */
export default defineConfig({ ...base, testMatch: /\.looks\.ts$/, timeout: 900_000, outputDir: 'test-results/looks' });
