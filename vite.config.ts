import { chmodSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { tally } from './test/support/tally.ts';

// The command line as one file: everything but Node's own modules is bundled, and a command's modules run only when it is
// called, so that `heng check` does not pay for readers of workbooks.
export default defineConfig({
  // `npx heng` runs the file itself.
  plugins: [{ name: 'executable', writeBundle: ({ dir = 'dist' }) => chmodSync(`${dir}/heng.mjs`, 0o755) }],
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: true,
    rolldownOptions: {
      input: 'cli/bin.ts',
      output: {
        entryFileNames: 'heng.mjs',
        banner: '#!/usr/bin/env node',
        codeSplitting: false,
        strictExecutionOrder: true,
      },
    },
  },
  ssr: { noExternal: true },
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', tally()],
    // Nothing is timed by tests: machines may be slow and busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
