import { ensureServer } from '../../scripts/setup.mjs';

/** vitest's globalSetup: builds the server, which tests start as processes of its own, unless it is built. */
export default ensureServer;
