import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin, type Rolldown } from 'vite';

const budgetKb = 120;

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), tailwindcss(), entryBudget(budgetKb)],
  builder: {}, // both environments are built at once
  build: { emptyOutDir: true },
  environments: {
    client: {
      build: {
        outDir: fileURLToPath(new URL('../dist/web', import.meta.url)),
        manifest: true, // for what the server draws pages with
        target: 'es2022',
        cssCodeSplit: false,
        modulePreload: { polyfill: false },
        // The content security policy allows fonts and images from our own address only, not as data: addresses.
        assetsInlineLimit: 0,
        rolldownOptions: {
          output: {
            chunkFileNames: ({ name }) => `assets/${name.split('~')[0]}-[hash].js`,
            codeSplitting: {
              groups: [
                { name: 'first', tags: ['$initial'], priority: 1 },
                // What several pages share: not a request for each module, which costs a slow phone more than some bytes too many.
                {
                  name: 'shared',
                  test: /[\\/]web[\\/]|lucide-react|@tanstack/,
                  minShareCount: 2,
                  includeDependenciesRecursively: false,
                  entriesAware: true,
                  entriesAwareMergeThreshold: 20_000,
                },
              ],
            },
          },
        },
      },
    },
    // What the server draws some pages' first HTML with.
    ssr: {
      define: { 'process.env.NODE_ENV': '"production"' },
      resolve: { noExternal: true },
      build: {
        outDir: fileURLToPath(new URL('../dist/drawing', import.meta.url)),
        target: 'node20',
        copyPublicDir: false,
        rolldownOptions: { input: fileURLToPath(new URL('draw-page.tsx', import.meta.url)) },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});

/** Fails the build when the JavaScript that every visitor loads first grows over `limitKb` kB gzip. */
function entryBudget(limitKb: number): Plugin {
  return {
    name: 'entry-budget',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    writeBundle(_, bundle) {
      const bytes = [...entryFiles(bundle)].reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0);
      const figure = `entry JavaScript: ${(bytes / 1000).toFixed(1)} kB gzip of ${limitKb}`;
      if (bytes > limitKb * 1000) this.error(`${figure}. Load what is not needed at first with import(), or drop it.`);
      this.info(figure);
    },
  };
}

/** The entry and everything it imports statically. */
function entryFiles(bundle: Rolldown.OutputBundle): Set<Rolldown.OutputChunk> {
  const seen = new Set<Rolldown.OutputChunk>();
  const visit = (chunk: Rolldown.OutputChunk) => {
    if (seen.has(chunk)) return;
    seen.add(chunk);
    for (const name of chunk.imports) {
      const next = bundle[name];
      if (next?.type === 'chunk') visit(next);
    }
  };
  for (const file of Object.values(bundle)) if (file.type === 'chunk' && file.isEntry) visit(file);
  return seen;
}
