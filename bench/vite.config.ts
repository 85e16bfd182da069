import { defineConfig } from 'vite';

/** The benchmark as one file, as the command line is shipped: what a development loader adds to every function would be measured too. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'bench/dist',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: { input: process.env['BENCH'] ?? 'bench/compare.ts', output: { entryFileNames: 'bench.mjs', codeSplitting: false } },
  },
  ssr: { noExternal: true, external: ['@duckdb/node-api', 'hyperformula', 'json-logic-engine'] },
});
