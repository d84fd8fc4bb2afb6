import type { Plugin } from 'vite';
import { serverFile } from '../../scripts/setup.mjs';

/**
 * The programs that the server starts as processes of their own come from its bundle, as they do for users: through tsx
 * each would take seconds to start.
 */
export const builtPrograms: Plugin = {
  name: 'built-programs',
  transform: {
    filter: { id: /\.ts$/, code: /-process\.ts['"], import\.meta\.url/ },
    handler: (code) =>
      code.replaceAll(/(["'])([\w-]+-process)\.ts\1, import\.meta\.url/g, (_, _quote, name: string) =>
        JSON.stringify(new URL(`${name}.js`, serverFile).href),
      ),
  },
};
