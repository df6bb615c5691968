import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './compress.ts';

/** Where `vite dev` finds the API; the built admin is served by the API itself. */
const api = 'http://127.0.0.1:4000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compress()],
  server: {
    proxy: { '/api': api, '/files': api, '/graphql': { target: api, ws: true } },
  },
  build: {
    outDir: 'dist',
    // The frame (React, MUI, react-admin, Apollo) is one chunk by intent; rooms and charts are loaded on demand.
    chunkSizeWarningLimit: 1400,
  },
});
