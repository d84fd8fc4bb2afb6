import { afterEach, describe, expect, it } from 'vitest';
import { AnswerText } from '../../web/features/practice/answer-text.tsx';
import type { Evidence } from '../../web/features/practice/evidence.ts';
import { render, unmountAll } from './render.ts';

afterEach(unmountAll);

const text = 'The CLI asks dockerd, which asks containerd.';
const passage = (words: string, number: number, over: Partial<Evidence> = {}): Evidence => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
  pointId: `p${number}`,
  number,
  verdict: 'covered',
  counts: true,
  ...over,
});
function show(evidence: readonly Evidence[], shownPoint: string | null = null) {
  const { container } = render(<AnswerText text={text} evidence={evidence} shownPoint={shownPoint} />);
  return [...container.querySelectorAll('mark')];
}
/** What a screen reader says of a passage. */
const heard = (mark: Element) => {
  const copy = mark.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll('[aria-hidden]')) hidden.remove();
  return copy.textContent.trim();
};

describe('a passage says', () => {
  it('which point it speaks to, and how that was judged', () => {
    expect(show([passage('dockerd', 2, { verdict: 'partial' })]).map(heard)).toEqual(['[point 2, partly: dockerd]']);
  });
  it('that a verdict is only suggested', () => {
    expect(show([passage('dockerd', 2, { counts: false })]).map(heard)).toEqual([
      '[point 2, suggested covered: dockerd]',
    ]);
  });
  it('all its points, where it speaks to several', () => {
    const marks = show([passage('CLI asks dockerd', 1), passage('dockerd', 2, { verdict: 'wrong' })]);
    expect(marks.map(heard)).toEqual([
      '[point 1, covered: CLI asks ]',
      '[point 1, covered and point 2, wrong: dockerd]',
    ]);
  });
});

describe('a passage shows', () => {
  it('its number where it begins, and not again where another cuts it', () => {
    const marks = show([passage('CLI asks dockerd', 1), passage('asks', 2)]);
    expect(marks.map((mark) => mark.querySelector('sup')?.textContent)).toEqual(['1', '2', undefined]);
  });
  it('its worst verdict', () => {
    const marks = show([passage('dockerd', 1), passage('dockerd', 2, { verdict: 'wrong' })]);
    expect(marks.map(({ dataset }) => dataset.verdict)).toEqual(['wrong']);
  });
  it('that the reader is at its point, and then its verdict on that', () => {
    const evidence = [passage('dockerd', 1), passage('dockerd', 2, { verdict: 'wrong' }), passage('containerd', 3)];
    const marks = show(evidence, 'p1');
    expect(marks.map(({ dataset }) => dataset.shown)).toEqual(['true', undefined]);
    expect(marks[0]!.dataset.verdict).toBe('covered');
  });
  it('nothing changed in the text itself', () => {
    const marks = show([passage('CLI asks dockerd', 1), passage('asks', 2)]);
    const box = marks[0]!.parentElement!.cloneNode(true) as Element;
    for (const added of box.querySelectorAll('sup, .sr-only')) added.remove();
    expect(box.textContent).toBe(text);
  });
});
