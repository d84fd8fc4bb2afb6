import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { begunWith, heard } from '../../web/features/interview/run-state.ts';
import {
  draftOf,
  handInOf,
  isUnsaved,
  readSlotDraft,
  type SlotDraft,
  writeSlotDraft,
} from '../../web/features/interview/slot-draft.ts';
import { asked, told, toldOver } from '../support/interview-told.ts';

const speech = { spokenMs: 4000, pauses: [] };
const written = (answer: string, saved = '', over: Partial<SlotDraft> = {}): SlotDraft => ({
  ...draftOf(asked({ draft: { answer: saved, speech: null } }), 'type', null),
  answer,
  ...over,
});
const withSaved = (answer: string) => asked({ draft: { answer, speech: null } });

describe('the draft of what is asked', () => {
  it('begins with what the server has', () => {
    expect(draftOf(withSaved('So far'), 'type', null)).toMatchObject({ answer: 'So far', position: 0, part: 0 });
  });
  it('is what this browser has, where the server has heard no more', () => {
    expect(draftOf(withSaved('A'), 'type', written('A b', 'A')).answer).toBe('A b');
  });
  it('is what the server has, where another device went on', () => {
    expect(draftOf(withSaved('A b c'), 'type', written('A', 'A')).answer).toBe('A b c');
  });
  it('loses no text where both went on', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (server, here, before) => {
        const { answer } = draftOf(withSaved(server), 'type', written(here, before));
        expect(here === before || answer.includes(here.trim())).toBe(true);
        expect(server === before || answer.includes(server.trim())).toBe(true);
      }),
    );
  });
  it('of another question is left alone', () => {
    expect(draftOf(asked({ position: 1 }), 'type', written('Earlier'))).toMatchObject({ position: 1, answer: '' });
  });
  it('is read as it was written, for each learner', () => {
    writeSlotDraft('ada', 'i', written('Mine'));
    expect(readSlotDraft('ada', 'i')?.answer).toBe('Mine');
    expect(readSlotDraft('grace', 'i')).toBeNull();
    writeSlotDraft('ada', 'i', null);
    expect(readSlotDraft('ada', 'i')).toBeNull();
  });
});

describe('handed in', () => {
  it('is spoken only with a recording', () => {
    expect(handInOf(written('A'), false)).toMatchObject({ answer: 'A', inputMode: 'typed' });
    expect(handInOf(written('A', '', { mode: 'speak' }), false).inputMode).toBe('typed');
    expect(handInOf(written('A', '', { mode: 'speak', speech }), false)).toMatchObject({ inputMode: 'spoken', speech });
  });
  it('passed, it has no words', () => {
    expect(handInOf(written('A', '', { mode: 'speak', speech }), true)).toMatchObject({
      answer: '',
      inputMode: 'typed',
    });
  });
});

describe('what the server tells', () => {
  let kept: SlotDraft | null = null;
  const tab = { holder: 'here', handInId: null, kept: () => kept, now: 0 };
  const at = (draft: SlotDraft, interview = told()) => ({ ...begunWith(interview, tab), draft });
  const next = told({ ranMs: 20_000, current: { position: 1 } });

  it('leaves alone what is typed meanwhile', () => {
    const draft = written('A b', 'A');
    expect(
      heard(at(draft), told({ ranMs: 11_000, current: { draft: { answer: 'A', speech: null } } }), tab).draft,
    ).toBe(draft);
  });
  it('brings an empty draft with the next question', () => {
    const after = heard(at(written('A', 'A')), next, tab);
    expect(after).toMatchObject({ draft: { position: 1, answer: '' }, stranded: null });
  });
  it('keeps words in view that nobody has heard of', () => {
    expect(heard(at(written('A b', 'A')), next, tab).stranded?.answer).toBe('A b');
    expect(heard(at(written('A b', 'A')), toldOver(), tab).stranded?.answer).toBe('A b');
  });
  it('but not those that are just being handed in', () => {
    const draft = written('A b', 'A');
    expect(heard(at(draft), next, { ...tab, handInId: draft.handInId }).stranded).toBeNull();
  });
  it('brings along what another tab wrote, once this one takes over', () => {
    const elsewhere = told({ holder: 'there' });
    const back = told({ ranMs: 30_000, current: { draft: { answer: 'A b c', speech: null } } });
    expect(heard(at(written('A', 'A'), elsewhere), back, tab).draft?.answer).toBe('A b c');
    kept = written('A b c d', 'A b c');
    expect(heard(at(written('A', 'A'), elsewhere), back, tab).draft?.answer).toBe('A b c d');
  });
  it('too late changes nothing', () => {
    const state = at(written('A'), next);
    expect(heard(state, told(), tab)).toBe(state);
  });
  it('is unsaved as long as the server has another text', () => {
    expect([isUnsaved(written('A', 'A')), isUnsaved(written('A b', 'A'))]).toEqual([false, true]);
  });
});
