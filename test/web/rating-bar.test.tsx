import { afterEach, describe, expect, it } from 'vitest';
import type { Attempt, Rating } from '../../web/api-types.ts';
import { RatingBar } from '../../web/features/practice/rating-bar.tsx';
import { click, press, render, unmountAll } from './render.ts';
import { attemptAt, point } from '../support/sitting.ts';

afterEach(unmountAll);

const judged = attemptAt('a', {
  points: [point('p', 'covered')],
  suggestedRating: 'good',
  suggestedBecause: 'good-score',
});
function show(attempt: Attempt, { isSaved = true } = {}) {
  const rated: Rating[] = [];
  const bar = (saved: boolean) => (
    <RatingBar attempt={attempt} isSaved={saved} onRate={(rating) => rated.push(rating)} />
  );
  const { container, show: update } = render(bar(isSaved));
  return {
    rated,
    save: () => update(bar(true)),
    said: () => container.querySelector('p')?.textContent,
    buttons: () => [...container.querySelectorAll('button')],
  };
}

describe('the rating bar', () => {
  it('takes 1 to 4 for Again, Hard, Good and Easy', () => {
    const { rated } = show(judged);
    for (const key of ['1', '2', '3', '4']) press(key);
    expect(rated).toEqual(['again', 'hard', 'good', 'easy']);
  });
  it('takes a click on any of the four', () => {
    const { rated, buttons } = show(judged);
    for (const button of buttons()) click(button);
    expect(rated).toEqual(['again', 'hard', 'good', 'easy']);
  });
  it('names when the question comes back after each', () => {
    expect(
      show(judged)
        .buttons()
        .map((button) => button.textContent),
    ).toEqual(['Again10 min1', 'Hard2 days2', 'Good5 days3', 'Easy14 days4']);
  });
  it.each([[['5']], [['0']], [['!']]])('takes no other key: %j', ([key]) => {
    const { rated } = show(judged);
    press(key!);
    expect(rated).toEqual([]);
  });
  it('takes no key while a field is typed in', () => {
    const { rated } = show(judged);
    const { container } = render(<textarea />);
    press('3', { target: container.querySelector('textarea')! });
    expect(rated).toEqual([]);
  });
});

describe('after a hint, Easy', () => {
  const hinted = { ...judged, hints: 1 };

  it('is not offered, and the button says why', () => {
    const easy = show(hinted).buttons().at(-1)!;
    expect(easy.disabled).toBe(true);
    expect(easy.textContent).toContain('hint used');
  });
  it('is not taken by its key or a click', () => {
    const { rated, buttons } = show(hinted);
    expect(press('4')).toBe(true);
    click(buttons().at(-1)!);
    expect(rated).toEqual([]);
  });
  it('leaves the other three', () => {
    const { rated } = show(hinted);
    for (const key of ['1', '2', '3']) press(key);
    expect(rated).toEqual(['again', 'hard', 'good']);
  });
});

describe('the suggested rating', () => {
  it('is marked and explained', () => {
    const { said, buttons } = show(judged);
    expect(said()).toBe('Suggested: Good, since the points you made carry 85 % of the weight or more. You decide.');
    expect(buttons().map(({ dataset }) => dataset.suggested)).toEqual([undefined, undefined, 'true', undefined]);
  });
  it.each(['Enter', ' '])('is taken by %j', (key) => {
    const { rated } = show(judged);
    press(key);
    expect(rated).toEqual(['good']);
  });
  it('is taken by no key before the last verdict is saved, since it may yet change', () => {
    const { rated, save } = show(judged, { isSaved: false });
    expect(press('Enter')).toBe(false);
    expect(rated).toEqual([]);
    save();
    press('Enter');
    expect(rated).toEqual(['good']);
  });
  it('does not keep the learner from another one before it is saved', () => {
    const { rated } = show(judged, { isSaved: false });
    press('2');
    expect(rated).toEqual(['hard']);
  });
  it('is no key while there is none', () => {
    const { rated } = show(attemptAt('a'));
    expect(press('Enter')).toBe(true);
    expect(rated).toEqual([]);
  });
});

describe('without a suggestion, the bar says', () => {
  it.each([
    ['unjudged', '2 points to judge.'],
    ['covered', '1 point to judge.'],
  ] as const)('how many points are left to judge, with one %s', (verdict, words) => {
    const { said } = show(attemptAt('a', { points: [point('p', verdict), point('q')] }));
    expect(said()).toContain(words);
  });
  it('that all are judged', () => {
    expect(show(attemptAt('a', { points: [point('p', 'covered')] })).said()).toContain('All judged.');
  });
});
