import { describe, expect, it } from 'vitest';
import {
  addGroup,
  addPoint,
  asWrong,
  changeGroup,
  idOf,
  movePoint,
  newFile,
  readFile,
  removePoint,
  setField,
  setProse,
} from '../../web/features/authoring/question-file.ts';

const text = `# mine
id: probes
rev: 1 # the first
level: 1
time: { think: 10, answer: 60 }
prompt: |
  What is it?
points:
  # the most important
  - id: live
    say: It lives.
    must: true
    wrong:
      - if: Once
        why: Often
    src: https://kubernetes.io/docs
model: A check.
`;

describe('the text of a question', () => {
  it('is read field by field', () => {
    expect(readFile(text)).toMatchObject({
      level: '1',
      think: '10',
      prompt: 'What is it?',
      points: [{ id: 'live', say: 'It lives.', weight: '1', role: 'must', wrong: ['Once => Often'] }],
      model: 'A check.',
    });
  });
  it('keeps its comments, its order and its other fields when one is set', () => {
    expect(setField(text, ['level'], 3)).toBe(text.replace('level: 1', 'level: 3'));
    expect(setField(text, ['points', 0, 'say'], 'It runs.')).toBe(text.replace('It lives.', 'It runs.'));
    expect(setProse(text, ['prompt'], 'What is it?\nAnd why?')).toBe(
      text.replace('  What is it?\n', '  What is it?\n  And why?\n'),
    );
    expect(setField(text, ['points', 0, 'must'], undefined, true)).toBe(text.replace('    must: true\n', ''));
  });
  it('shows what was typed, line breaks at its end too', () => {
    for (const typed of ['', 'a', 'a\n', ' a\n\nb ', '# no comment', ': x'])
      expect(readFile(setProse(text, ['prompt'], typed))?.prompt).toBe(typed);
  });
  it('gains points with ids of their own, and loses the one that is removed', () => {
    const more = addPoint(addPoint(text));
    expect(readFile(more)?.points.map(({ id }) => id)).toEqual(['live', 'point-2', 'point-3']);
    expect(readFile(removePoint(more, 1))?.points.map(({ id }) => id)).toEqual(['live', 'point-3']);
  });
  it('has a point moved with the comment above it, and nowhere beyond the ends', () => {
    const more = addPoint(text);
    const moved = movePoint(more, 0, 1);
    expect(readFile(moved)?.points.map(({ id }) => id)).toEqual(['point-2', 'live']);
    expect(moved).toMatch(/# the most important\n {2}- id: live\n/);
    expect(movePoint(moved, 1, 0)).toBe(more);
    expect(movePoint(more, 1, 2)).toBe(more);
  });
  it('has groups added above the points, renamed and removed in the points too', () => {
    const grouped = setField(addGroup(text), ['points', 0, 'group'], 'group-1');
    expect(grouped).toMatch(/groups:\n {2}group-1: 1\npoints:/);
    expect(readFile(addGroup(grouped))?.groups.map(({ id }) => id)).toEqual(['group-1', 'group-2']);
    const renamed = changeGroup(grouped, 'group-1', 'reasons');
    expect(readFile(renamed)).toMatchObject({ groups: [{ id: 'reasons', need: '1' }], points: [{ group: 'reasons' }] });
    expect(changeGroup(renamed, 'reasons', undefined)).toBe(text);
  });
  it('that is no YAML, or has an alias in it, is shown as it is, and not changed', () => {
    for (const broken of [
      'key: "unclosed',
      'prompt: *so* it is',
      'a: &x b\nprompt: *x',
      '- a',
      'words',
      '['.repeat(5000),
      '- '.repeat(5000),
    ]) {
      expect(readFile(broken)).toBeUndefined();
      expect(setField(broken, ['level'], 3)).toBe(broken);
    }
  });
  it('of a new question has what the checker can name a place for', () => {
    const made = newFile('what-is-it', 'What is it?', '2026-11-30');
    expect(readFile(made)).toMatchObject({ prompt: 'What is it?', checked: '2026-11-30', reviewBy: '2027-05-30' });
    expect(made).toMatch(/^# yaml-language-server: .*\nid: what-is-it\n/);
  });
});

describe('an id', () => {
  it('is made of the first words, unlike any other, and never the deck’s', () => {
    expect(idOf('What is a “pröbe”?', new Set())).toBe('what-is-a-probe');
    expect(idOf('What is?', new Set(['what-is', 'what-is-2']))).toBe('what-is-3');
    expect(idOf('Deck', new Set())).toBe('deck-2');
    expect(idOf('何？', new Set())).toBe('question');
  });
});

it('a wrong statement is parted from why it is wrong', () => {
  expect(asWrong(['Once => Often => always', 'No reason'])).toEqual([
    { if: 'Once', why: 'Often => always' },
    { if: 'No reason', why: '' },
  ]);
});
