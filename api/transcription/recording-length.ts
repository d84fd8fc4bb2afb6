import { open } from 'node:fs/promises';
import type { AudioType } from './audio-type.ts';

/**
 * The length of a recording in ms as its own headers tell it: of WAV, and of Opus in Ogg. undefined where they do not:
 * a browser's WebM is written while it is recorded, so nobody knew its end.
 */
export async function recordingLength(path: string, type: AudioType, bytes: number): Promise<number | undefined> {
  if (type !== 'audio/wav' && type !== 'audio/ogg') return undefined;
  const file = await open(path);
  try {
    const read = async (from: number, length: number) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    };
    if (type === 'audio/wav') return wavLength(await read(0, 64), bytes);
    return oggLength(await read(0, 64), await read(Math.max(0, bytes - lastPages), lastPages));
  } finally {
    await file.close();
  }
}

/** More than the longest page of Ogg, 65,307 bytes (RFC 3533). */
const lastPages = 66_000;

/** RIFF: bytes a second stand at 28, and a program that writes into a pipe leaves the length of the data open. */
function wavLength(head: Buffer, bytes: number): number | undefined {
  const bytesPerSecond = head.length >= 44 ? head.readUInt32LE(28) : 0;
  return bytesPerSecond > 0 ? ((bytes - 44) / bytesPerSecond) * 1000 : undefined;
}

/** RFC 7845: the last page's granule position counts samples of 48 kHz. */
function oggLength(head: Buffer, tail: Buffer): number | undefined {
  const at = tail.lastIndexOf('OggS');
  if (!head.includes('OpusHead') || at < 0 || tail.length < at + 14) return undefined;
  const samples = Number(tail.readBigInt64LE(at + 6));
  return samples >= 0 ? samples / 48 : undefined;
}
