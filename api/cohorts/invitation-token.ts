import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O and U, which are read for others or into words. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A token of 60 random bits that can also be typed: twelve characters in groups of four. */
export function newToken(): string {
  const characters = [...randomBytes(12)].map((byte) => alphabet[byte % 32]);
  return [0, 4, 8].map((start) => characters.slice(start, start + 4).join('')).join('-');
}

/** As it is stored: the hash of what somebody typed or of what stood in a link; undefined for what can be no token. */
export function tokenHash(text: string): string | undefined {
  const token = text
    .toUpperCase()
    .replaceAll(/[\s\-–—]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{12}$/.test(token)) return undefined;
  return createHash('sha256').update(token).digest('hex'); // random, so that a hash without salt is enough
}
