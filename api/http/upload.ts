import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Request } from 'express';
import { invalidFields, TooLarge, UnsupportedMediaType } from '../errors.ts';
import type { Upload, UploadRule } from './route.ts';

/**
 * Takes the file that is a request's body to a folder of its own, piece by piece; `remove` takes it away again.
 * Throws UnsupportedMediaType for another type, TooLarge as soon as it is, and Invalid for none at all.
 */
export async function receiveUpload(
  request: Request,
  { types, maxBytes }: UploadRule,
): Promise<Upload & { remove: () => Promise<void> }> {
  const type = request.is([...types]);
  if (!type) throw new UnsupportedMediaType(`Send the file as the body, with the header Content-Type: ${types[0]}.`);
  if ((request.get('content-encoding') ?? 'identity') !== 'identity')
    throw new UnsupportedMediaType('Send the file as it is, without Content-Encoding.');
  const tooLarge = new TooLarge(`The file is too large: send at most ${inMegabytes(maxBytes)}.`);
  if (Number(request.get('content-length')) > maxBytes) throw tooLarge;
  const folder = await mkdtemp(join(tmpdir(), 'rehearse-upload-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'file');
  let bytes = 0;
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      // Left open when it is too large: the answer still has to reach the client.
      for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        bytes += piece.length;
        if (bytes > maxBytes) throw tooLarge;
        await file.write(piece);
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    await remove();
    throw error;
  }
  if (bytes > 0) return { path, type, bytes, remove };
  await remove();
  throw invalidFields([{ pointer: '/body', message: 'is empty: send a file' }]);
}

export const inMegabytes = (bytes: number): string => `${Math.floor(bytes / 2 ** 20)} MB`;
