import { expect, it } from 'vitest';
import { Invalid } from '../../api/errors.ts';
import { serverInstant } from '../../api/reviews/device-clock.ts';
import { hour, minute } from '../support/clock.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const at = (ms: number) => new Date(now.getTime() + ms).toISOString();
const instant = (reviewedAt: string, sentAt?: string) =>
  serverInstant(reviewedAt, sentAt, now, '/body/reviewedAt').toISOString();

it('takes any past instant as it is', () => {
  expect(instant('2019-01-01T00:00:00.000Z')).toBe('2019-01-01T00:00:00.000Z');
});
it('takes up to five minutes ahead as now', () => {
  expect(instant(at(5 * minute))).toBe(at(0));
});
it('refuses more, saying what the server’s clock says', () => {
  expect(() => instant(at(5 * minute + 1))).toThrow(Invalid);
  expect(() => instant(at(hour))).toThrow(/2026-11-22T12:00:00.000Z/);
});
it('corrects a device that is more than five minutes off by the difference', () => {
  expect(instant(at(hour - minute), at(hour))).toBe(at(-minute));
  expect(instant(at(-hour - minute), at(-hour))).toBe(at(-minute));
});
it('leaves a device alone that is nearly right', () => {
  expect(instant(at(-minute), at(4 * minute))).toBe(at(-minute));
});
