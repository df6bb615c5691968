import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './compress.ts';
import { inlineDocuments } from './inlineDocuments.ts';

/** Where `vite dev` finds the API; the built admin is served by the API itself. */
const api = `http://127.0.0.1:${process.env['PORT'] ?? '4000'}`;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [inlineDocuments(), react(), compress()],
  server: {
    // The host stays the page's own (no changeOrigin): sign-in takes requests of its own origin only.
    proxy: { '/api': { target: api }, '/graphql': { target: api, ws: true } },
  },
  build: {
    outDir: 'dist',
    // The frame (React, MUI, react-admin, Apollo) is one chunk by intent; rooms and charts are loaded on demand.
    chunkSizeWarningLimit: 1400,
  },
});
