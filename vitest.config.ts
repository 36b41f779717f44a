import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first';

const alias = {
  '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, ''),
  // Next's guard against server code in the browser has no meaning in a test process.
  'server-only': fileURLToPath(new URL('tests/support/server-only.ts', import.meta.url)),
};

export default defineConfig({
  resolve: { alias },
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      { resolve: { alias }, test: { name: 'unit', include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx'], testTimeout: 60_000, maxWorkers: availableParallelism() } },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/database-server.ts'],
          setupFiles: ['tests/support/database-of-file.ts'],
          // Speed is never asserted: a slow machine takes its time, and only what hangs ends here.
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 4, // each holds some 30 connections to the one server
        },
      },
    ],
  },
});
