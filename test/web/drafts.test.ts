import { describe, expect, it, vi } from 'vitest';
import { clearDraft, type Draft, newDraft, readDraft, writeDraft } from '../../web/features/practice/drafts.ts';

const draft: Draft = {
  attemptId: 'attempt-1',
  answer: 'Half a thought',
  hints: [{ cue: null }, { cue: 'isolation' }],
  hintsLeft: 1,
  handedIn: false,
  mode: 'speak',
  speech: { spokenMs: 4000, pauses: [{ start: 1000, end: 3500 }] },
  transcript: 'Half',
};
const { attemptId: _, ...empty } = newDraft();

describe('a draft', () => {
  it('is read as it was written', () => {
    writeDraft('ada', 'card-1', draft);
    expect(readDraft('ada', 'card-1')).toEqual(draft);
  });
  it('of one card is not that of another', () => {
    writeDraft('ada', 'card-1', draft);
    expect(readDraft('ada', 'card-2')).toMatchObject(empty);
  });
  it('of one learner is not that of another', () => {
    writeDraft('ada', 'card-1', draft);
    expect(readDraft('grace', 'card-1')).toMatchObject(empty);
  });
  it('cleared is new again, under another id', () => {
    writeDraft('ada', 'card-1', draft);
    clearDraft('ada', 'card-1');
    expect(readDraft('ada', 'card-1')).toMatchObject(empty);
    expect(readDraft('ada', 'card-1').attemptId).not.toBe('attempt-1');
  });
  it('from before a field was added takes that field from a new one', () => {
    localStorage.setItem('rehearse.draft.ada.card-1', JSON.stringify({ attemptId: 'attempt-1', answer: 'Old' }));
    expect(readDraft('ada', 'card-1')).toEqual({ ...empty, attemptId: 'attempt-1', answer: 'Old' });
  });
  it('that cannot be read is a new one', () => {
    localStorage.setItem('rehearse.draft.ada.card-1', '{"answer":');
    expect(readDraft('ada', 'card-1')).toMatchObject(empty);
  });
  it('is new wherever the browser forbids storage, and writing it does no harm', () => {
    const forbid = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: forbid, setItem: forbid, removeItem: forbid });
    writeDraft('ada', 'card-1', draft);
    clearDraft('ada', 'card-1');
    expect(readDraft('ada', 'card-1')).toMatchObject(empty);
  });
});
