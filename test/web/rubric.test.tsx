import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Attempt, Verdict } from '../../web/api-types.ts';
import { Rubric } from '../../web/features/practice/rubric.tsx';
import { click, press, render, unmountAll } from './render.ts';
import { attemptAt, point } from '../support/sitting.ts';

afterEach(unmountAll);

/** The points of an answer as the page shows them: a verdict given shows at once. */
function show(...points: Attempt['points']) {
  return showAttempt(attemptAt('a', { points }));
}
function showAttempt(first: Attempt) {
  const given: string[] = [];
  function Page() {
    const [attempt, setAttempt] = useState(first);
    const judge = (pointId: string, verdict: Verdict) => {
      given.push(`${pointId} ${verdict}`);
      setAttempt({ ...attempt, points: attempt.points.map((p) => (p.id === pointId ? { ...p, verdict } : p)) });
    };
    return <Rubric attempt={attempt} onJudge={judge} onReport={() => undefined} className="" />;
  }
  const { container } = render(<Page />);
  const rows = () => [...container.querySelectorAll('li')];
  return {
    given,
    rows,
    current: () => rows().findIndex((row) => row.getAttribute('aria-current') === 'true'),
    focused: () => rows().indexOf(document.activeElement as HTMLLIElement),
    radio: (row: number, verdict: Verdict) => rows()[row]!.querySelector<HTMLInputElement>(`input[value=${verdict}]`)!,
    said: () => container.querySelector('[aria-live]')!.textContent,
    heading: () => container.querySelector('h2')!.textContent,
  };
}
const three = () => [point('p'), point('q'), point('r')];

describe('by keyboard, the rubric', () => {
  it.each([
    ['c', 'covered'],
    ['p', 'partial'],
    ['m', 'missed'],
    ['w', 'wrong'],
  ])('takes %s for %s', (key, verdict) => {
    const { given } = show(...three());
    press(key);
    expect(given).toEqual([`p ${verdict}`]);
  });
  it('goes on to the next point after each verdict', () => {
    const { given, current, focused } = show(...three());
    for (const key of ['c', 'm']) press(key);
    expect(given).toEqual(['p covered', 'q missed']);
    expect([current(), focused()]).toEqual([2, 2]);
  });
  it('skips points that are judged already', () => {
    const { current } = show(point('p'), point('q', 'covered'), point('r'));
    press('c');
    expect(current()).toBe(2);
  });
  it('comes back to an earlier point that was left out', () => {
    const { given, current } = show(...three());
    for (const key of ['j', 'c', 'c']) press(key);
    expect(given).toEqual(['q covered', 'r covered']);
    expect(current()).toBe(0);
  });
  it('stays at the last point when all are judged', () => {
    const { given, current } = show(...three());
    for (const key of ['c', 'c', 'c', 'w']) press(key);
    expect(given.at(-1)).toBe('r wrong');
    expect(current()).toBe(2);
  });
  it('goes on point by point where all are judged, to correct them', () => {
    const { given } = show(...['p', 'q', 'r'].map((id) => point(id, 'covered')));
    for (const key of ['m', 'm']) press(key);
    expect(given).toEqual(['p missed', 'q missed']);
  });
  it.each([
    [['j'], 1],
    [['ArrowDown', 'ArrowDown'], 2],
    [['j', 'k'], 0],
    [['j', 'j', 'ArrowUp'], 1],
    [['k'], 0],
    [['j', 'j', 'j', 'j'], 2],
  ])('after %j is at point %d, never beyond either end', (keys, at) => {
    const { current, focused } = show(...three());
    for (const key of keys) press(key);
    expect([current(), focused()]).toEqual([at, at]);
  });
  it('begins at the first point that is not judged', () => {
    const { current, focused } = show(point('p', 'covered'), point('q'), point('r'));
    expect([current(), focused()]).toEqual([1, 1]);
  });
  it('takes verdicts while a verdict has the focus, and leaves it the arrows', () => {
    const { given, radio, current } = show(...three());
    radio(0, 'covered').focus();
    expect(press('ArrowDown')).toBe(true);
    expect(current()).toBe(0);
    press('c');
    expect(given).toEqual(['p covered']);
  });
});

describe('a verdict chosen by hand', () => {
  it('is given to its point, where the keys go on from', () => {
    const { given, radio, current } = show(...three());
    click(radio(1, 'partial'));
    expect(given).toEqual(['q partial']);
    expect(current()).toBe(1);
  });
  it('is one of four, in a group named for its point', () => {
    const { rows } = show(...three());
    const group = rows()[1]!.querySelector('fieldset')!;
    expect(group.querySelector('legend')!.textContent).toBe('Point 2: your verdict');
    expect([...group.querySelectorAll('label')].map((label) => label.textContent)).toEqual([
      '✓Covered',
      '◐Partly',
      '–Missed',
      '✕Wrong',
    ]);
  });
  it('shows, and alone in its group', () => {
    const { radio, rows } = show(...three());
    click(radio(0, 'covered'));
    click(radio(1, 'wrong'));
    click(radio(1, 'missed'));
    const checked = rows().map((row) => [...row.querySelectorAll('input')].filter((input) => input.checked));
    expect(checked.map((inputs) => inputs.map(({ value }) => value))).toEqual([['covered'], ['missed'], []]);
  });
  it('is none on a point that is not judged', () => {
    const { radio } = show(...three());
    expect((['covered', 'partial', 'missed', 'wrong'] as const).some((verdict) => radio(0, verdict).checked)).toBe(
      false,
    );
  });
});

describe('the rubric says', () => {
  it('what was chosen, for those who do not see it', () => {
    const { said } = show(...three());
    press('p');
    expect(said()).toBe('Point 1: Partly.');
  });
  it('how many points there are, then how many were made', () => {
    const { heading } = show(...three());
    expect(heading()).toBe('3points');
    press('c');
    press('p');
    expect(heading()).toBe('1½ of 3points made');
  });
  it('the follow-up of a point that was missed or wrong, and of no other', () => {
    const { rows } = show(point('p', 'unjudged', { probe: 'And then?' }), point('q', 'covered', { probe: 'Why?' }));
    const followUps = () => rows().map((row) => row.textContent.includes('Follow-up'));
    expect(followUps()).toEqual([false, false]);
    press('w');
    expect(followUps()).toEqual([true, false]);
  });
  it('of a drill only its own point', () => {
    const { rows } = showAttempt(attemptAt('a', { points: three(), pointId: 'q' }));
    expect(rows().map((row) => row.querySelector('p')!.textContent)).toEqual(['Says q.']);
  });
  it('which drill a missed point became', () => {
    const drills = [{ cardId: 'd', pointId: 'q', cue: 'What isolates?' }];
    const { rows } = showAttempt(attemptAt('a', { points: three(), drills }));
    expect(rows().map((row) => row.textContent.includes('Drill added: “What isolates?”'))).toEqual([
      false,
      true,
      false,
    ]);
  });
  it('where each source is, telling two pages of one host apart', () => {
    const sources = [
      'https://docs.docker.com/engine/storage/',
      'https://docs.docker.com/engine/network',
      'https://www.man7.org/x',
    ];
    const { rows } = show(point('p', 'unjudged', { sources }));
    const links = [...rows()[0]!.querySelectorAll('a')];
    expect(links.map((link) => link.firstChild?.textContent)).toEqual([
      'docs.docker.com · storage',
      'docs.docker.com · network',
      'man7.org',
    ]);
    expect(links.map((link) => link.href)).toEqual(sources);
  });
});
