// `npm run dev`: the API restarts and the page reloads at every change. Ctrl+C stops both.
import { spawn } from 'node:child_process';
import { ensurePackages, root, setUp } from './setup.mjs';

setUp(ensurePackages);
const children = [
  ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'api/main.ts'],
  ['node_modules/vite/bin/vite.js', '--config', 'web/vite.config.ts'],
].map((args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }));

const stop = () => children.forEach((child) => child.kill());
for (const child of children) child.on('exit', stop);
process.on('SIGINT', () => {}); // Ctrl+C reaches the children too, and they end by it
process.on('SIGTERM', stop);
