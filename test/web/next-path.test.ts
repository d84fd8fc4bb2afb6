import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPath, withNext } from '../../web/features/account/next-path.ts';
import { runs } from '../support/long.ts';

const asNext = (next: string) => `?next=${encodeURIComponent(next)}`;

describe('after signing in', () => {
  it.each(['/practice', '/library/decks/containers?level=2', '/library#careers', '/practice?cardId=a%2Fb', '/'])(
    'goes on to %s',
    (path) => {
      expect(nextPath(asNext(path))).toBe(path);
    },
  );
  it('goes to Today where no place is named', () => {
    expect(nextPath('')).toBe('/');
    expect(nextPath('?next=')).toBe('/');
  });
  it.each([
    'https://evil.example',
    '//evil.example',
    '//evil.example/practice',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' //evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/library/..//evil.example',
    '/%2e//evil.example',
    '/./\\evil.example',
    'javascript:alert(1)',
    'data:text/html,hello',
    'practice',
    '//',
    '//[',
  ])('stays here when told to go to %j', (next) => {
    expect(nextPath(asNext(next))).toBe('/');
  });
  it.each(['/sign-in', '/sign-up?next=%2Fpractice', '/reset-password?token=1'])('does not go round to %s', (next) => {
    expect(nextPath(asNext(next))).toBe('/');
  });
  it('never leaves this origin, whatever is written', () => {
    const part = fc.oneof(
      { arbitrary: fc.constantFrom('/', '.', '..', '\\', '%2e', '\t', 'evil.example'), weight: 4 },
      { arbitrary: fc.string({ unit: 'binary', maxLength: 3 }), weight: 1 },
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const next = nextPath(asNext(`/${parts.join('')}`));
        expect(next).toMatch(/^\/(?![/\\])/);
        expect(new URL(next, location.origin).origin).toBe(location.origin);
      }),
      { numRuns: runs(2000, 200_000) },
    );
  });
});

describe('a link to another account page', () => {
  it('goes on to the same place', () => {
    const link = withNext('/sign-up', asNext('/practice?deckId=a&ahead=true'));
    expect(link).toBe('/sign-up?next=%2Fpractice%3FdeckId%3Da%26ahead%3Dtrue');
    expect(nextPath(new URL(link, location.origin).search)).toBe('/practice?deckId=a&ahead=true');
  });
  it('names no place where Today comes next anyway', () => {
    expect(withNext('/sign-up', '')).toBe('/sign-up');
  });
  it('drops a place that is not ours', () => {
    expect(withNext('/sign-up', asNext('//evil.example'))).toBe('/sign-up');
  });
});
