import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { readDraft } from '../../web/features/practice/drafts.ts';
import { useDraft } from '../../web/features/practice/use-draft.ts';
import { renderHook, unmountAll } from './render.ts';

afterEach(unmountAll);

describe('the draft of an answer form', () => {
  it('is shown and kept in the browser at each change', () => {
    const { result } = renderHook(() => useDraft('ada', 'card-1'));
    act(() => result.current[1]({ answer: 'A' }));
    act(() => result.current[1]({ hintsLeft: 2 }));
    expect(result.current[0]).toMatchObject({ answer: 'A', hintsLeft: 2 });
    expect(readDraft('ada', 'card-1')).toEqual(result.current[0]);
  });
  it('is there again when the form comes back', () => {
    const before = renderHook(() => useDraft('ada', 'card-1'));
    act(() => before.result.current[1]({ answer: 'A' }));
    before.unmount();
    expect(renderHook(() => useDraft('ada', 'card-1')).result.current[0].answer).toBe('A');
  });
  it('keeps what is typed while a hint is on its way', () => {
    const { result } = renderHook(() => useDraft('ada', 'card-1'));
    const [, whenHintComes] = result.current;
    act(() => result.current[1]({ answer: 'Typed meanwhile' }));
    act(() => whenHintComes({ hints: [{ cue: null }], hintsLeft: 3 }));
    expect(result.current[0]).toMatchObject({ answer: 'Typed meanwhile', hintsLeft: 3 });
    expect(readDraft('ada', 'card-1').answer).toBe('Typed meanwhile');
  });
});
