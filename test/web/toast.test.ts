import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { dismissToast, toast, useToasts } from '../../web/hooks/toast.ts';
import { renderHook, unmountAll } from './render.ts';

function say(...words: Parameters<typeof toast>): number {
  let id = 0;
  act(() => {
    id = toast(...words);
  });
  return id;
}
const shown = () => renderHook(useToasts).result;

afterEach(() => {
  for (const { id } of shown().current) act(() => dismissToast(id));
  unmountAll();
});

describe('a toast', () => {
  it('is plain and passes, unless told otherwise', () => {
    const result = shown();
    const id = say('Saved.');
    expect(result.current).toEqual([{ id, message: 'Saved.', tone: 'plain', action: undefined, stays: false }]);
  });
  it('takes the place of the one before', () => {
    const result = shown();
    say('First.');
    say('Second.');
    expect(result.current.map(({ message }) => message)).toEqual(['Second.']);
  });
  it('leaves those that stay', () => {
    const result = shown();
    say('Not saved.', { tone: 'problem', stays: true });
    say('Comes back tomorrow.');
    say('Comes back on Tuesday.');
    expect(result.current.map(({ message }) => message)).toEqual(['Not saved.', 'Comes back on Tuesday.']);
  });
  it('goes when dismissed, and takes no other with it', () => {
    const result = shown();
    const first = say('Not saved.', { stays: true });
    say('Signed out.', { stays: true });
    act(() => dismissToast(first));
    act(() => dismissToast(first));
    expect(result.current.map(({ message }) => message)).toEqual(['Signed out.']);
  });
});
