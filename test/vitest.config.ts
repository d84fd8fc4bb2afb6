import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { builtPrograms } from './support/built-programs.ts';
import { isLong } from './support/long.ts';

const servers = { globalSetup: ['test/support/built-server-setup.ts', 'test/support/postgres-setup.ts'] };
const minute = 60_000;
/** When what hangs is given up: far above what any test takes, so that a busy machine fails none. */
const patience = {
  testTimeout: (isLong ? 90 : 5) * minute,
  hookTimeout: 5 * minute,
  expect: { poll: { timeout: minute } },
};
/** Files share a process and the modules loaded there: loading them anew for each took a third of the time. */
const quick = { ...patience, isolate: false };
const page = { environment: 'happy-dom', setupFiles: ['test/support/web-setup.ts'] };
const drawing = 'test/web/draw-page.test.tsx';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    maxWorkers: '100%', // of the processors: on two, vitest would use one
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,mjs}'],
          exclude: ['test/{contract,api,web,e2e}/**'],
          ...quick,
        },
      },
      { test: { name: 'contract', include: ['test/contract/**/*.test.ts'], ...servers, ...quick } },
      {
        plugins: [builtPrograms],
        test: { name: 'api', include: ['test/api/**/*.test.ts'], ...servers, ...quick },
      },
      { test: { name: 'web', include: ['test/web/**/*.test.{ts,tsx}'], exclude: [drawing], ...page, ...quick } },
      // The server's React and the browser's, which would warn of each other in every file of the same process.
      { test: { name: 'drawing', include: [drawing], ...page, ...patience } },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          ...patience,
          sequence: { groupOrder: 1 }, // after the others: a browser beside them would wait for them
        },
      },
    ],
  },
});
