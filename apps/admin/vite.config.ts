import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './compress.ts';
import { inlineDocuments } from './inlineDocuments.ts';

/** Where `vite dev` finds the API; the built admin is served by the API itself. */
const api = `http://127.0.0.1:${process.env['PORT'] ?? '4000'}`;

/**
 * What travels together, so that a page comes in twenty files instead of a hundred; the rest is split by who imports it. A module
 * goes to the first group that fits and takes along all that it imports, so that no two files need each other.
 */
const groups = [
  { name: 'vendor', tags: ['$initial' as const], test: /node_modules/ }, // React, MUI, react-admin, Apollo
  { name: 'app', tags: ['$initial' as const] },
  { name: 'frame', test: /src[\\/]frame[\\/]/ }, // with who is signed in
  { name: 'figures', test: /src[\\/]components[\\/](Chart|Figure|Kpi|Period|BarCell|Delta|EmptyState)/ },
];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [inlineDocuments(), react(), compress()],
  server: {
    // The host stays the page's own (no changeOrigin): sign-in takes requests of its own origin only.
    proxy: { '/api': { target: api }, '/graphql': { target: api, ws: true } },
  },
  build: {
    outDir: 'dist',
    chunkSizeWarningLimit: 1400,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
});
