import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env.VIGIE_API ?? 'http://127.0.0.1:4000';

export default defineConfig(({ mode }) => ({
  plugins: [react()],
  resolve: {
    // 'source' reads the rules of @vigie/schema as written: no build order.
    conditions: ['source', 'module', 'browser', mode === 'production' ? 'production' : 'development'],
  },
  build: { target: 'es2023', assetsInlineLimit: 0, chunkSizeWarningLimit: 1100 },
  server: { port: 5173, proxy: { '/graphql': api, '/files': api } },
}));
