import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './statistics.ts';

/** How long the disk takes to make a small append safe (ms): the median of many, in a folder. */
export function measureDiskSync(folder: string): number {
  const path = join(folder, 'sync-probe');
  const page = Buffer.alloc(4096, 1);
  const file = openSync(path, 'w');
  const times = Array.from({ length: 300 }, () => {
    const start = performance.now();
    writeSync(file, page);
    fdatasyncSync(file);
    return performance.now() - start;
  });
  closeSync(file);
  rmSync(path);
  return median(times);
}
