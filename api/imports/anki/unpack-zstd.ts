import { open, readFile } from 'node:fs/promises';
import { Decompress } from 'fzstd';
import { damaged, RefusedPackage, refuseBomb } from './refused-package.ts';

const pieceLength = 65_536;

/** Unpacks a zstd file into `target`, piece by piece and no more than is allowed. Throws RefusedPackage. */
export async function unpackZstd(source: string, target: string): Promise<void> {
  const packed = await readFile(source);
  checkFrames(packed);
  const file = await open(target, 'wx', 0o600);
  try {
    let bytes = 0;
    let pieces: Uint8Array[] = [];
    const decompress = new Decompress((piece) => {
      bytes += piece.length;
      refuseBomb(bytes, packed.length);
      pieces.push(piece);
    });
    for (let start = 0; start < packed.length; start += pieceLength) {
      const end = Math.min(start + pieceLength, packed.length);
      push(decompress, packed.subarray(start, end), end === packed.length);
      for (const piece of pieces) await file.write(piece);
      pieces = [];
    }
  } finally {
    await file.close();
  }
}

function push(decompress: Decompress, piece: Uint8Array, last: boolean) {
  try {
    decompress.push(piece, last);
  } catch (error) {
    if (error instanceof RefusedPackage) throw error;
    throw damaged('its collection cannot be unpacked');
  }
}

/** What zstd's own encoder uses below its highest levels, and what every decoder must allow (RFC 8878, 3.1.1.1.2). */
const largestWindow = 8 * 2 ** 20;

/**
 * Walks from frame to frame and block to block (RFC 8878, 3.1.1) without unpacking: a window is memory that a frame asks
 * for, so it is bounded before anything is unpacked. Throws RefusedPackage.
 */
function checkFrames(bytes: Buffer): void {
  let at = 0;
  const skip = (count: number) => {
    at += count;
    if (at > bytes.length) throw damaged('its collection is cut short');
    return at - count;
  };
  while (at < bytes.length) {
    const start = bytes.readUInt32LE(skip(4));
    if (start >= 0x184d2a50 && start <= 0x184d2a5f) {
      skip(bytes.readUInt32LE(skip(4)));
      continue;
    }
    if (start !== 0xfd2fb528) throw damaged('its collection is not zstd');
    const hasChecksum = checkFrameHeader(bytes, skip);
    for (let isLast = false; !isLast;) {
      const block = bytes.readUIntLE(skip(3), 3);
      isLast = (block & 1) === 1;
      const isRepeated = ((block >> 1) & 3) === 1;
      skip(isRepeated ? 1 : block >> 3);
    }
    if (hasChecksum) skip(4);
  }
}

/** Passes over a frame's header; whether a checksum follows its blocks. */
function checkFrameHeader(bytes: Buffer, skip: (count: number) => number): boolean {
  const descriptor = bytes.readUInt8(skip(1));
  const isSingleSegment = (descriptor & 0x20) !== 0;
  let window = 0;
  if (!isSingleSegment) {
    const byte = bytes.readUInt8(skip(1));
    const base = 2 ** (10 + (byte >> 3));
    window = base + (base / 8) * (byte & 7);
  }
  skip([0, 1, 2, 4][descriptor & 3] ?? 0);
  const sizeLength = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  const sizeAt = skip(sizeLength);
  if (isSingleSegment)
    window = sizeLength === 8 ? Number(bytes.readBigUInt64LE(sizeAt)) : bytes.readUIntLE(sizeAt, sizeLength);
  if (window > largestWindow + 256) throw new RefusedPackage('Its collection asks for too much memory to be unpacked.');
  return (descriptor & 4) !== 0;
}
