import { limits } from './limits.ts';

/** Why a package is not imported, in words for the person who chose it. */
export class RefusedPackage extends Error {}

/** Throws RefusedPackage if so many bytes came, or are to come, out of so few. */
export function refuseBomb(unpacked: number, packed: number): void {
  if (unpacked > limits.collectionBytes)
    throw new RefusedPackage(
      `Its collection is larger than ${limits.collectionBytes / 2 ** 20} MB unpacked: export one deck at a time.`,
    );
  if (unpacked > limits.ratioFrom && unpacked > packed * limits.ratio)
    throw new RefusedPackage(
      `Its collection unpacks to more than ${limits.ratio} times its size, as no export of Anki does: it is not read.`,
    );
}

export const damaged = (what: string): RefusedPackage =>
  new RefusedPackage(`It is damaged (${what}): export it again.`);
