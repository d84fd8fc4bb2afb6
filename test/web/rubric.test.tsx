import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Attempt, Verdict } from '../../web/api-types.ts';
import { Rubric } from '../../web/features/practice/rubric.tsx';
import { arrive, click, press, render, unmountAll } from './render.ts';
import { attemptAt, given as verdictOf, gradingOf, point } from '../support/sitting.ts';

afterEach(unmountAll);

/** The points of an answer as the page shows them: a verdict given shows at once. */
function show(...points: Attempt['points']) {
  return showAttempt(attemptAt('a', { points }));
}
/** No model is set up. */
const selfCheck = {
  llm: null,
  underWay: undefined,
  graded: new Set<string>(),
  start: () => {},
  isStarting: false,
  problem: null,
};
function showAttempt(first: Attempt, onLook: (pointId: string) => void = () => {}) {
  const given: string[] = [];
  function Page() {
    const [attempt, setAttempt] = useState(first);
    const judge = (pointId: string, verdict: Verdict) => {
      given.push(`${pointId} ${verdict}`);
      setAttempt({ ...attempt, points: attempt.points.map((p) => (p.id === pointId ? { ...p, verdict } : p)) });
    };
    return (
      <Rubric grading={{ ...selfCheck, attempt }} onJudge={judge} onReport={() => {}} onLook={onLook} className="" />
    );
  }
  const { container } = render(<Page />);
  const rows = () => [...container.querySelectorAll<HTMLLIElement>('li[aria-labelledby]')];
  return {
    container,
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

describe('suggestions', () => {
  const suggest = (pointId: string, verdict: Verdict) => ({
    pointId,
    verdict,
    quotes: [{ start: 0, end: 2 }],
    confidence: 0.7,
  });
  const suggested = () =>
    showAttempt(attemptAt('a', { points: three(), suggestions: [suggest('p', 'covered'), suggest('r', 'wrong')] }));

  it('count for nothing by themselves', () => {
    const { given, heading, radio } = suggested();
    expect([given, heading(), radio(0, 'covered').checked]).toEqual([[], '3points', false]);
  });
  it('are shown with their passage and how sure the grader is', () => {
    expect(suggested().rows()[0]!.textContent).toContain('Suggested:✓Coveredfairly sure, by “An”');
  });
  it('are accepted one by one with y, which goes on', () => {
    const { given, current } = suggested();
    press('y');
    expect([given, current()]).toEqual([['p covered'], 1]);
  });
  it('leave a point without one to the learner: y goes past it', () => {
    const { given, current } = suggested();
    for (const key of ['j', 'y', 'y']) press(key);
    expect(given).toEqual(['r wrong']);
    expect(current()).toBe(0);
  });
  it('are accepted all at once with Y, which goes to what is left to judge', () => {
    const { given, current, said } = suggested();
    press('Y', { shiftKey: true });
    expect(given).toEqual(['p covered', 'r wrong']);
    expect(current()).toBe(1);
    expect(said()).toBe('2 suggestions accepted.');
  });
  it('are corrected by the key of another verdict', () => {
    const { given } = suggested();
    press('m');
    press('Y', { shiftKey: true });
    expect(given).toEqual(['p missed', 'r wrong']);
  });
  it('accepted, when nothing is left to judge, lead to what was wrong', () => {
    const suggestions = [suggest('p', 'covered'), suggest('q', 'missed'), suggest('r', 'wrong')];
    const { current } = showAttempt(attemptAt('a', { points: three(), suggestions }));
    press('Y', { shiftKey: true });
    expect(current()).toBe(2);
  });
  it('that there are none have a reason', () => {
    const { container } = showAttempt(attemptAt('a', { suggestionNote: 'too-short' }));
    expect(container.textContent).toContain('Too short for suggestions.');
  });
});

describe('what a model said', () => {
  const byModel = (id: string, verdict: Verdict, over: object = {}) =>
    verdictOf(id, verdict, { by: 'machine', reason: 'It names it.', confidence: 0.9, gradingId: 'g', ...over });
  const graded = (...points: Attempt['points']) => showAttempt(attemptAt('a', { points, gradings: [gradingOf('g')] }));

  it('stands on its point with the reason', () => {
    const { rows } = graded(point('p', 'covered', { history: [byModel('p', 'covered')] }));
    expect(rows()[0]!.textContent).toContain('By gpt-5-mini, sure: It names it.');
  });
  it('still stands there when the learner says otherwise, whose verdict counts', () => {
    const { rows } = graded(point('p', 'missed', { history: [byModel('p', 'covered'), verdictOf('p', 'missed')] }));
    expect(rows()[0]!.textContent).toContain('By you.gpt-5-mini said covered, sure: It names it.');
  });
  it('asks to be checked where its votes disagreed, and y agrees', () => {
    const { rows, given, current } = graded(
      point('p', 'covered', { history: [byModel('p', 'covered')] }),
      point('q', 'partial', { history: [byModel('q', 'partial', { check: true })] }),
    );
    expect(rows().map((row) => row.textContent.includes('Please check'))).toEqual([false, true]);
    press('j');
    press('y');
    expect([given, current()]).toEqual([['q partial'], 1]);
  });
  it('asks the learner where it could not decide', () => {
    const { rows } = graded(point('p', 'unjudged', { history: [byModel('p', 'unjudged')] }));
    expect(rows()[0]!.textContent).toContain('Not decided by gpt-5-mini: It names it. Please decide.');
  });
  it('gives way to a coach, who says why in Markdown, made safe', async () => {
    vi.useFakeTimers();
    await import('../../web/components/markdown-content.tsx'); // which comes when it is first shown
    const reason = '*Half* of it: `docker` asks.\n\n<img src="x" onerror="alert(1)">';
    const coach = verdictOf('p', 'partial', { by: 'coach', reason });
    const { rows } = graded(point('p', 'partial', { history: [byModel('p', 'covered'), coach] }));
    await arrive();
    const row = rows()[0]!;
    expect(row.textContent).toContain('By your coach:Half of it: docker asks.');
    expect([row.querySelector('em')?.textContent, row.querySelector('img')]).toEqual(['Half', null]);
  });
});

describe('once all is judged, what to look at first', () => {
  it('leads to its point, which keeps its place', () => {
    const { container, current, rows } = show(point('p', 'missed'), point('q', 'covered'), point('r', 'wrong'));
    const links = [...container.querySelectorAll<HTMLElement>('nav button')];
    expect(links.map((link) => [link.textContent, link.getAttribute('aria-label')])).toEqual([
      ['✕ 3', 'Point 3, wrong'],
      ['– 1', 'Point 1, missed'],
    ]);
    click(links[0]!);
    expect(current()).toBe(2);
    expect(rows().map((row) => row.querySelector('p')!.textContent)).toEqual(['Says p.', 'Says q.', 'Says r.']);
  });
});

describe('the point that the reader looks at', () => {
  it('is the current one, or the one under the pointer', () => {
    const looked: string[] = [];
    const { rows, container } = showAttempt(attemptAt('a', { points: three() }), (id) => looked.push(id));
    press('j');
    rows()[2]!.dispatchEvent(new Event('pointerover', { bubbles: true }));
    container.querySelector('ol')!.dispatchEvent(new Event('pointerleave'));
    expect(looked.filter((id, index) => id !== looked[index - 1])).toEqual(['p', 'q', 'r', 'q']);
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
    expect(links.map((link) => link.firstChild?.firstChild?.textContent)).toEqual([
      'docs.docker.com · storage',
      'docs.docker.com · network',
      'man7.org',
    ]);
    expect(links.map((link) => link.href)).toEqual(sources);
  });
});
