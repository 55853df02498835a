/// <reference types="vitest/config" />
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Two pages: the app, and the rehearsal room that plays the Zoom client around it. */
const pages = ['client/index.html', 'client/rehearsal/index.html'].map(here).filter(existsSync);

/** Tests with a document of their own, which a module may hold on to: each file starts anew. */
const PAGE_TESTS = [
  'tests/client/**/*.test.{ts,tsx}',
  'tests/**/*.test.tsx',
  'tests/mail/html.test.ts',
  'tests/rehearsal/zoom-client.test.ts',
];

export default defineConfig({
  root: here('client'),
  plugins: [react()],
  build: {
    outDir: here('dist/client'),
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    // Zoom's content security policy allows no inline script, style or data: font.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: pages },
  },
  test: {
    globalSetup: [here('tests/support/global-setup.ts')],
    setupFiles: [here('tests/support/setup.ts')],
    restoreMocks: true,
    // Test files wait more than they compute: one for each core, which Vitest's own count is not.
    maxWorkers: availableParallelism(),
    // For what hangs, not for what is slow: a busy machine takes its time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    css: { modules: { classNameStrategy: 'non-scoped' } },
    projects: [
      {
        extends: true,
        root: here('.'),
        test: {
          name: 'server',
          include: ['tests/**/*.test.ts'],
          exclude: [...PAGE_TESTS, 'tests/e2e/**'],
          // One worker keeps the modules it has read: reading them anew for each file takes longer
          // than most files do. Whatever a file makes, it makes and ends itself.
          isolate: false,
        },
      },
      { extends: true, root: here('.'), test: { name: 'page', include: PAGE_TESTS } },
      {
        extends: true,
        root: here('.'),
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
