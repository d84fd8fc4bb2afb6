import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDecks } from '../../api/catalogue/read-decks.ts';
import type { RubricPoint, Suggestion } from '../../api/grading/grader.ts';
import { suggestVerdicts } from '../../api/grading/offline/suggest.ts';

const point = (over: Partial<RubricPoint>): RubricPoint => ({
  id: 'p',
  say: '',
  role: 'ordinary',
  evidence: [],
  wrong: [],
  ...over,
});
const question = { prompt: 'Why does a container hang for ten seconds when we stop it?' };
const points = [
  point({
    id: 'stop',
    say: '`docker stop` sends SIGTERM to PID 1, and SIGKILL when the grace period is over.',
    evidence: ['sends SIGTERM and later SIGKILL', 'SIGKILL after the grace period'],
    wrong: [{ if: 'docker stop kills the process immediately', why: 'Only after the grace period.' }],
  }),
  point({
    id: 'shell',
    say: 'With the shell form the shell is PID 1 and does not pass the signal on.',
    evidence: ['shell does not forward signals', 'sh -c is PID 1'],
  }),
  point({ id: 'hook', say: 'A hook may run before.', evidence: ['preStop hook delays the signal'] }),
  point({ id: 'init', say: 'A small init forwards signals.', evidence: ['tini in front of the application'] }),
];
const good =
  'Docker sends SIGTERM first and, once the grace period is over, SIGKILL. The shell doesn’t forward signals to its child.';

const suggest = (answer: string) => suggestVerdicts(question, points, answer);
const verdicts = (suggestions: readonly Suggestion[]) =>
  Object.fromEntries(suggestions.map(({ pointId, verdict }) => [pointId, verdict]));
const quoted = (answer: string, pointId: string) =>
  suggest(answer)
    .suggestions.find((each) => each.pointId === pointId)
    ?.quotes.map(({ start, end }) => answer.slice(start, end));

describe('suggested verdicts', () => {
  it('are covered with the passage for what is said, and missed without one for the rest', () => {
    const { suggestions, note } = suggest(good);
    expect(note).toBeNull();
    expect(verdicts(suggestions)).toEqual({ stop: 'covered', shell: 'covered', hook: 'missed', init: 'missed' });
    expect(quoted(good, 'stop')).toEqual(['grace period is over, SIGKILL']);
    expect(quoted(good, 'shell')).toEqual(['shell doesn’t forward signals']);
    for (const { verdict, quotes, confidence } of suggestions) {
      expect(quotes.length).toBe(verdict === 'missed' ? 0 : 1);
      expect(confidence > 0.5).toBe(verdict !== 'missed');
    }
  });

  it('are partial for a part', () => {
    expect(verdicts(suggest('The runtime sends SIGTERM and nothing more, I believe.').suggestions).stop).toBe(
      'partial',
    );
  });

  it('are never covered where the answer denies it', () => {
    for (const denied of [
      'Docker does not send SIGTERM and it never sends SIGKILL.',
      'There is no tini in front of the application',
      'It runs without tini in front of the application.',
      'It is not true that there is tini in front of the application.',
    ])
      expect(Object.values(verdicts(suggest(denied).suggestions))).not.toContain('covered');
    expect(verdicts(suggest('There is tini in front of the application.').suggestions).init).toBe('covered');
  });

  it('are wrong where a misconception is said more clearly than the point, unless it is denied', () => {
    const misconception = 'I think docker stop kills the process immediately.';
    expect(verdicts(suggest(misconception).suggestions).stop).toBe('wrong');
    expect(quoted(misconception, 'stop')).toEqual(['docker stop kills the process immediately']);
    expect(verdicts(suggest('Docker stop never kills the process immediately.').suggestions).stop).not.toBe('wrong');
    expect(verdicts(suggest(`${good} It kills the process, but not immediately.`).suggestions).stop).toBe('covered');
  });

  it('find words that are written apart, or in another form', () => {
    expect(quoted('A pre stop hook was delaying that signal a bit.', 'hook')).toEqual([
      'pre stop hook was delaying that signal',
    ]);
  });

  it('go by the wording of a point that has no evidence', () => {
    const own = [point({ say: 'etcd stores the state of the cluster' })];
    const { suggestions } = suggestVerdicts({ prompt: 'What is etcd?' }, own, 'It stores the cluster’s whole state.');
    expect(verdicts(suggestions)).toEqual({ p: 'covered' });
  });

  it('do not change with case and punctuation, nor with sixty words of filler', () => {
    const filler = 'um so like you know basically I mean well actually okay right really just uh'.split(' ');
    const padded = good.split(' ').flatMap((word, index) => [...filler.slice(index % 3, (index % 3) + 4), word]);
    const expected = verdicts(suggest(good).suggestions);
    expect(padded.length).toBeGreaterThan(good.split(' ').length + 60);
    for (const same of [
      good.toUpperCase(),
      good.toLowerCase().replaceAll(/[.,]/g, ''),
      good.replaceAll('’', "'").replaceAll(' ', '\n— '),
      padded.join(' '),
      `${filler.join(' ')} ${good} ${Array.from({ length: 4 }, () => filler.join(', ')).join(' ')}`,
    ])
      expect(verdicts(suggest(same).suggestions), same).toEqual(expected);
  });
});

describe('an answer that cannot be compared', () => {
  it.each([
    ['', 'too-short'],
    ['PID 1', 'too-short'],
    ['yes it is', 'too-short'],
    ['um, so, well, you know, like, really', 'fillers-only'],
    ['Der Container wird nicht beendet, weil die Shell das Signal nicht an die Anwendung gibt.', 'other-language'],
    ['Le conteneur ne reçoit pas le signal parce que le shell est le premier processus.', 'other-language'],
    ['контейнер не получает сигнал', 'other-language'],
    ['容器 没有 收到 信号', 'other-language'],
    ['🙂🙃 \u0000\u0001\uFFFF \uD800', 'too-short'],
  ] as const)('gets no suggestions, but a note: %j', (answer, note) => {
    expect(suggest(answer)).toEqual({ suggestions: [], note });
  });

  it('is not one of commands and catchwords', () => {
    const catchwords =
      'SIGTERM → SIGKILL after 10s; shell form; kubectl describe pod; docker run --init; tini; preStop hook';
    expect(suggest(catchwords).note).toBeNull();
  });

  it('is read in part when it is very long, and says so', () => {
    const { suggestions, note } = suggest(`${good} ${'More of the same old story. '.repeat(4000)}`);
    expect(note).toBe('cut');
    expect(verdicts(suggestions).stop).toBe('covered');
  });
});

describe('any answer', () => {
  const vocabulary = [...good.split(' '), 'tini', 'preStop', 'immediately', 'not', 'um', 'é́', '🙂', '\u202Eabc', 'ﬁ'];
  const anyAnswer = fc.oneof(
    fc.array(fc.constantFrom(...vocabulary), { maxLength: 80 }).map((words) => words.join(' ')),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
  );
  const anyPoints = fc.array(
    fc.record({
      id: fc.uuid(),
      say: anyAnswer,
      role: fc.constantFrom('must' as const, 'bonus' as const),
      evidence: fc.array(anyAnswer, { maxLength: 3 }),
      wrong: fc.array(fc.record({ if: anyAnswer, why: fc.constant('') }), { maxLength: 2 }),
    }),
    { maxLength: 4 },
  );

  it('gets one suggestion a point or a note; quotes lie within it, and nothing is credited without one', () => {
    fc.assert(
      fc.property(anyAnswer, anyPoints, (answer, rubric) => {
        const { suggestions, note } = suggestVerdicts(question, rubric, answer);
        if (note === null) expect(suggestions.map(({ pointId }) => pointId)).toEqual(rubric.map(({ id }) => id));
        else expect(suggestions).toEqual([]);
        for (const { verdict, quotes, confidence } of suggestions) {
          expect(quotes.length).toBe(verdict === 'missed' ? 0 : 1);
          for (const { start, end } of quotes) expect(0 <= start && start < end && end <= answer.length).toBe(true);
          expect(confidence >= 0 && confidence <= 1).toBe(true);
        }
        expect(suggestVerdicts(question, rubric, answer)).toEqual({ suggestions, note });
      }),
    );
  });

  it('keeps its verdicts in capitals and with other punctuation', () => {
    const words = fc.array(fc.constantFrom(...good.replaceAll(/[.,]/g, '').split(' '), 'tini', 'not', 'um'), {
      minLength: 8,
    });
    fc.assert(
      fc.property(words, fc.constantFrom('; ', '\n', ' … ', '. '), (said, separator) => {
        const expected = suggest(said.join(' ')).suggestions;
        expect(verdicts(suggest(said.join(separator).toUpperCase()).suggestions)).toEqual(verdicts(expected));
      }),
    );
  });
});

describe('the decks', () => {
  const questions = readDecks('decks', '2026-11-22')
    .decks.flatMap((deck) => deck.questions)
    .map(({ points: own, ...rest }) => ({
      ...rest,
      points: own.map(({ wrong = [], id, say, evidence }) => point({ id, say, evidence, wrong })),
    }));

  it('have model answers that say their own points, and not those of other questions', () => {
    const found = (own: boolean) => {
      const all = questions.flatMap((asked, index) =>
        questions
          .filter((_, other) => (own ? other === index : other === (index + 1) % questions.length))
          .flatMap(({ model }) => suggestVerdicts(asked, asked.points, model).suggestions),
      );
      return all.filter(({ verdict }) => verdict === 'covered' || verdict === 'partial').length / all.length;
    };
    expect(found(true)).toBeGreaterThan(0.9);
    expect(found(false)).toBeLessThan(0.2);
  });

  it('have evidence that is seen when it is said, and not when it is denied', () => {
    const covered = (before: string) => {
      const told = questions.flatMap((asked) =>
        asked.points.flatMap(({ id, evidence }) =>
          evidence
            .filter((phrase) => !/\b(not?|never|without|nothing|none|cannot)\b|n't/i.test(phrase))
            .map((phrase) => {
              const { suggestions } = suggestVerdicts(asked, asked.points, `${before} ${phrase}.`);
              return suggestions.find(({ pointId }) => pointId === id)?.verdict === 'covered';
            }),
        ),
      );
      return told.filter(Boolean).length / told.length;
    };
    expect(covered('I would say that it is')).toBeGreaterThan(0.98);
    expect(covered('It is not true that there is')).toBeLessThan(0.03);
  });

  it('have misconceptions that are seen for what they are', () => {
    const seen = questions.flatMap((asked) =>
      asked.points.flatMap(({ id, wrong }) =>
        wrong.map((misconception) => {
          const { suggestions } = suggestVerdicts(asked, asked.points, `${misconception.if}.`);
          return suggestions.find(({ pointId }) => pointId === id)?.verdict === 'wrong';
        }),
      ),
    );
    expect(seen.filter(Boolean).length / seen.length).toBeGreaterThan(0.85);
  });
});
