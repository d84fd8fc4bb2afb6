import { closeSync, openSync, readSync } from 'node:fs';
import { limits } from './limits.ts';
import { damaged } from './refused-export.ts';

/** The rows of a `.jsonl` file one by one; a transaction may not wait for the disk in turns, so it is read at once. Throws RefusedExport. */
export function* readLines(path: string, name: string): Generator<{ line: number; row: unknown }> {
  const file = openSync(path, 'r');
  try {
    const piece = Buffer.alloc(pieceBytes);
    let rest = Buffer.alloc(0);
    let line = 0;
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) {
      rest = Buffer.concat([rest, piece.subarray(0, read)]);
      let from = 0;
      for (let end = rest.indexOf(newline); end >= 0; end = rest.indexOf(newline, from)) {
        line += 1;
        yield { line, row: parse(rest.toString('utf8', from, end), name, line) };
        from = end + 1;
      }
      rest = rest.subarray(from);
      if (rest.length > limits.lineBytes) throw damaged(`line ${line + 1} of ${name} is too long`);
    }
    if (rest.length > 0) throw damaged(`${name} is cut short`);
  } finally {
    closeSync(file);
  }
}

const pieceBytes = 256 * 1024;
const newline = 0x0a;

function parse(text: string, name: string, line: number): unknown {
  let row: unknown;
  try {
    row = JSON.parse(text);
  } catch {
    throw damaged(`line ${line} of ${name} is no JSON`);
  }
  if (isDeeperThan(row, deepest)) throw damaged(`line ${line} of ${name} is nested too deep`);
  return row;
}

/** No row of ours is nested deeper than ten. */
const deepest = 30;

/** Level by level, so that no depth is too much for the stack. */
function isDeeperThan(value: unknown, depth: number): boolean {
  let level: unknown[] = [value];
  for (let below = 0; level.length > 0; below += 1) {
    if (below > depth) return true;
    level = level.flatMap((inner) => (typeof inner === 'object' && inner !== null ? Object.values(inner) : []));
  }
  return false;
}
