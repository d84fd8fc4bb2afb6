import { expect, it } from 'vitest';
import { liveUndosOf, undoneIds } from '../../api/reviews/live-reviews.ts';

const entry = (id: string, targetId?: string) => ({
  id,
  kind: targetId === undefined ? ('review' as const) : ('undo' as const),
  targetId: targetId ?? null,
});

it('an undo takes its review out', () => {
  expect([...undoneIds([entry('r'), entry('u', 'r')])]).toEqual(['r']);
});
it('undoing the undo puts the review back', () => {
  expect([...undoneIds([entry('r'), entry('u', 'r'), entry('v', 'u')])]).toEqual(['u']);
});
it('a second undo after a redo takes it out again', () => {
  expect(undoneIds([entry('r'), entry('u', 'r'), entry('v', 'u'), entry('w', 'r')]).has('r')).toBe(true);
});
it('the order of entries does not matter', () => {
  const log = [entry('v', 'u'), entry('u', 'r'), entry('r')];
  expect(undoneIds(log)).toEqual(undoneIds(log.toReversed()));
});
it('names the undos that a redo must take out: of two at once, both', () => {
  expect(liveUndosOf([entry('r'), entry('u', 'r'), entry('w', 'r'), entry('v', 'u')], 'r')).toEqual(['w']);
  expect(liveUndosOf([entry('r'), entry('u', 'r'), entry('w', 'r')], 'r')).toEqual(['u', 'w']);
});
