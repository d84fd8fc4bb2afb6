import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinParts } from '../../api/interviews/answer-text.ts';
import { chooseProbe } from '../../api/interviews/choose-probe.ts';
import type { AskedPoint } from '../../db/questions.ts';

const question = { prompt: 'Why does a container hang for ten seconds when we stop it?' };
const point = (id: string, evidence: string[], over: Partial<AskedPoint> = {}): AskedPoint => ({
  questionId: 'stop',
  rev: 1,
  id,
  cardId: id,
  position: 0,
  say: '',
  weight: 1,
  role: 'ordinary',
  kind: 'fact',
  evidence,
  wrong: [],
  group: null,
  groups: {},
  cue: '',
  probe: `What about ${id}?`,
  sources: [],
  ...over,
});
const signal = ['sends SIGTERM and later SIGKILL', 'SIGKILL after the grace period'];
const shell = ['shell does not forward signals', 'sh -c is PID 1'];
const init = ['tini in front of the application', 'an init reaps zombies'];
const said = {
  signal: 'Docker sends SIGTERM first and, once the grace period is over, SIGKILL.',
  shell: 'The shell does not forward signals to its child.',
  init: 'Put tini in front of the application.',
};

const answered = (answer: string) => ({ answer, probe: null });
const followedUp = (pointId: string, answer: string) => ({
  answer,
  probe: { pointId, text: `What about ${pointId}?` },
});
const probeOf = (
  points: AskedPoint[],
  ...parts: { answer: string; probe: { pointId: string; text: string } | null }[]
) => chooseProbe(question, points, parts)?.pointId;

describe('a follow-up', () => {
  const points = [
    point('signal', signal, { weight: 3 }),
    point('shell', shell, { weight: 2, role: 'must' }),
    point('init', init),
  ];

  it('is on a must point that was not made, before a heavier one', () => {
    expect(chooseProbe(question, points, [answered(said.init)])).toEqual({
      pointId: 'shell',
      text: 'What about shell?',
    });
  });
  it('is on the heaviest of the rest once the must points are made', () => {
    expect(probeOf(points, answered(`${said.shell} ${said.init}`))).toBe('signal');
  });
  it('goes by all that was said, follow-ups too, and asks nothing twice', () => {
    expect(probeOf(points, answered(said.init), followedUp('shell', said.shell))).toBe('signal');
    expect(probeOf(points, answered(said.init), followedUp('shell', 'That I do not remember.'))).toBe('signal');
    expect(probeOf(points, answered(said.signal), followedUp('shell', `${said.shell} ${said.init}`))).toBeUndefined();
  });
  it('is asked twice at most', () => {
    const dunno = 'That I do not remember.';
    expect(probeOf(points, answered(dunno), followedUp('shell', dunno), followedUp('signal', dunno))).toBeUndefined();
  });
  it('is not asked after an answer or a follow-up that was passed', () => {
    expect(probeOf(points, answered(' \n'))).toBeUndefined();
    expect(probeOf(points, answered(said.init), followedUp('shell', ''))).toBeUndefined();
    expect(probeOf(points)).toBeUndefined();
  });
  it('is not asked where all is said', () => {
    expect(probeOf(points, answered(Object.values(said).join(' ')))).toBeUndefined();
  });
  it('is never on a bonus point, or one without a probe', () => {
    const none = [point('signal', signal, { role: 'bonus' }), point('shell', shell, { probe: null })];
    expect(probeOf(none, answered(said.init))).toBeUndefined();
  });
  it('is on a point that was stated wrongly, and after two words', () => {
    const wrong = [{ if: 'docker stop kills the process immediately', why: 'Only after the grace period.' }];
    const stated = [point('shell', shell, { role: 'must' }), point('signal', signal, { wrong })];
    expect(probeOf(stated, answered(`${said.shell} But docker stop kills the process immediately.`))).toBe('signal');
    expect(probeOf(points, answered('No idea.'))).toBe('shell');
  });
  it('is not asked on an answer in a language that cannot be read', () => {
    const german =
      'Der Container wird angehalten und dann wartet man eine Weile, weil der Prozess das nicht mitbekommt und nichts tut.';
    expect(probeOf(points, answered(german))).toBeUndefined();
  });

  describe('in a group that asks for one of three', () => {
    const ofGroup = { group: 'some', groups: { some: 1 } };
    const grouped = [point('signal', signal, ofGroup), point('shell', shell, ofGroup), point('init', init, ofGroup)];
    it('is not asked once one of them is made', () => {
      expect(probeOf(grouped, answered(said.init))).toBeUndefined();
    });
    it('is asked while it lacks one, on one that has a probe', () => {
      expect(probeOf(grouped, answered('It takes a while until the process is gone.'))).toBe('signal');
      const second = grouped.map((each) => ({ ...each, probe: each.id === 'shell' ? each.probe : null }));
      expect(probeOf(second, answered('It takes a while until the process is gone.'))).toBe('shell');
    });
  });

  it('is always one that may still be asked, whatever was said', () => {
    const words = fc.constantFrom(...Object.values(said), 'Nothing.', ' ');
    const part = fc.record({
      answer: fc.array(words, { maxLength: 3 }).map((some) => some.join(' ')),
      probe: fc.option(
        fc.constantFrom(...points).map(({ id }) => ({ pointId: id, text: '' })),
        { nil: null },
      ),
    });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
        const probe = chooseProbe(question, points, parts);
        if (!probe) return;
        const probed = parts.flatMap((each) => (each.probe ? [each.probe.pointId] : []));
        expect(probed).not.toContain(probe.pointId);
        expect(probed.length).toBeLessThan(2);
        expect(joinParts(parts).text).not.toContain(said[probe.pointId as keyof typeof said]);
      }),
    );
  });
});

describe('the text of an answer', () => {
  it('is its parts with a blank line between, passed ones left out', () => {
    const { text, spans } = joinParts([{ answer: 'One.' }, { answer: ' ' }, { answer: 'Two.\n' }]);
    expect(text).toBe('One.\n\nTwo.');
    expect(spans).toEqual([
      { start: 0, end: 4 },
      { start: 4, end: 4 },
      { start: 6, end: 10 },
    ]);
  });
  it('has each part where its span says', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ answer: fc.string() })), (parts) => {
        const { text, spans } = joinParts(parts);
        const expected = parts.map(({ answer }) => answer.trim());
        expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
        expect(text).toBe(expected.filter((answer) => answer !== '').join('\n\n'));
      }),
    );
  });
});
