import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levels, questionKinds } from '../../api/grading/question.ts';
import { chooseQuestions, type Candidate } from '../../api/interviews/choose-questions.ts';
import { orderQuestions } from '../../api/interviews/order-questions.ts';
import { plannedMsOf } from '../../api/interviews/planned-time.ts';

const minute = 60_000;
const candidate = (questionId: string, over: Partial<Candidate> = {}): Candidate => ({
  questionId,
  rev: 1,
  cardId: `card-${questionId}`,
  skillId: 'skill',
  deckId: 'deck',
  deckTitle: 'Deck',
  kind: 'concept',
  level: 2,
  plannedMs: 3 * minute,
  answeredDaysAgo: null,
  score: null,
  openDrills: 0,
  recall: null,
  ...over,
});
/** Known well: nothing is for it but that it is there. */
const known = { answeredDaysAgo: 20, score: 0.9, recall: 0.95 };

const choose = (candidates: readonly Candidate[], { minutes = 30, seed = 1 } = {}) =>
  chooseQuestions(candidates, { limitMs: minutes * minute, seed, desiredRetention: 0.9 });
const idsOf = (questions: readonly Candidate[]) => questions.map(({ questionId }) => questionId);
const total = (questions: readonly Candidate[]) => questions.reduce((sum, { plannedMs }) => sum + plannedMs, 0);
const countBy = <K extends keyof Candidate>(questions: readonly Candidate[], key: K, value: Candidate[K]) =>
  questions.filter((each) => each[key] === value).length;

const anyCandidate = fc.record({
  skillId: fc.constantFrom('skill', 'other'),
  deckId: fc.constantFrom('containers', 'delivery', 'kubernetes'),
  deckTitle: fc.constant('Deck'),
  kind: fc.constantFrom(...questionKinds),
  level: fc.constantFrom(...levels),
  plannedMs: fc.integer({ min: 1, max: 12 }).map((minutes) => minutes * minute),
  answeredDaysAgo: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
  score: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
  openDrills: fc.constantFrom(0, 0, 2),
  recall: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
});
const anyCandidates = fc
  .array(anyCandidate, { maxLength: 40 })
  .map((some) =>
    some.map((over, index) => candidate(`q${index}`, over.answeredDaysAgo === null ? { ...over, score: null } : over)),
  );
const anyRules = fc.record({ minutes: fc.integer({ min: 15, max: 60 }), seed: fc.nat() });

/** Some of every deck, kind and level, of three minutes each. */
const grid = ['containers', 'delivery', 'kubernetes'].flatMap((deckId) =>
  questionKinds.flatMap((kind) =>
    levels.flatMap((level) =>
      [1, 2].map((each) => candidate(`${deckId}-${kind}-${level}-${each}`, { deckId, kind, level })),
    ),
  ),
);

describe('the choice of questions', () => {
  it('is the same for the same seed, and another for another', () => {
    fc.assert(
      fc.property(anyCandidates, anyRules, (candidates, rules) => {
        expect(choose(candidates, rules)).toEqual(choose(candidates.toReversed(), rules));
      }),
    );
    expect(idsOf(choose(grid, { seed: 1 }))).not.toEqual(idsOf(choose(grid, { seed: 2 })));
  });
  it('never takes longer than there is time, nor asks twice, and gives one to three reasons', () => {
    fc.assert(
      fc.property(anyCandidates, anyRules, (candidates, rules) => {
        const chosen = choose(candidates, rules);
        expect(total(chosen)).toBeLessThanOrEqual(rules.minutes * minute);
        expect(new Set(idsOf(chosen)).size).toBe(chosen.length);
        for (const { reasons } of chosen) expect([1, 2, 3]).toContain(reasons.length);
      }),
    );
  });
  it('goes on while anything that was not answered in the last days fits', () => {
    fc.assert(
      fc.property(anyCandidates, anyRules, (candidates, rules) => {
        const chosen = choose(candidates, rules);
        const ids = idsOf(chosen);
        const left = candidates.filter((each) => !ids.includes(each.questionId) && (each.answeredDaysAgo ?? 9) > 2);
        const spare = rules.minutes * minute - total(chosen);
        expect(left.filter(({ plannedMs }) => plannedMs <= spare)).toEqual([]);
      }),
    );
  });
  it('covers every deck, then every kind, before it asks a second time', () => {
    fc.assert(
      fc.property(anyRules, (rules) => {
        const chosen = choose(grid, rules);
        expect(chosen).toHaveLength(Math.floor(rules.minutes / 3));
        expect(new Set(chosen.slice(0, 3).map(({ deckId }) => deckId)).size).toBe(3);
        expect(new Set(chosen.slice(0, 5).map(({ kind }) => kind)).size).toBe(5);
      }),
    );
  });
  it('covers every skill first', () => {
    const many = grid.map((each) => ({ ...each, deckId: each.questionId, skillId: each.deckId }));
    expect(new Set(choose(many).map(({ skillId }) => skillId)).size).toBe(3);
    expect(new Set(choose(many, { minutes: 9 }).map(({ skillId }) => skillId)).size).toBe(3);
  });
  it('has the levels in equal shares', () => {
    fc.assert(
      fc.property(anyRules, fc.subarray([...levels], { minLength: 1 }), (rules, asked) => {
        const fitting = grid.filter(({ level }) => asked.includes(level));
        const chosen = choose(fitting, rules);
        const counts = asked.map((level) => countBy(chosen, 'level', level));
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });
  it('prefers what is weak, was missed or was never met, then what fades', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const preferred = [
          candidate('weak', { ...known, score: 0.3 }),
          candidate('missed', { ...known, openDrills: 2 }),
          candidate('new'),
        ];
        const rest = Array.from({ length: 6 }, (_, index) => candidate(`known-${index}`, known));
        const fading = candidate('fading', { ...known, recall: 0.6 });
        const ids = idsOf(choose([...rest, fading, ...preferred], { minutes: 15, seed }));
        expect(ids.slice(0, 3).toSorted()).toEqual(['missed', 'new', 'weak']);
        expect(ids[3]).toBe('fading');
      }),
    );
  });
  it('leaves out what was answered in the last three study days while there is anything else', () => {
    fc.assert(
      fc.property(anyCandidates, anyRules, (candidates, rules) => {
        const chosen = choose(candidates, rules);
        const isRecent = ({ answeredDaysAgo }: Candidate) => answeredDaysAgo !== null && answeredDaysAgo < 3;
        if (!chosen.some(isRecent)) return;
        const others = candidates.filter((each) => !isRecent(each));
        const taken = chosen.filter((each) => !isRecent(each));
        expect(taken.length === others.length || taken.length === 0).toBe(true);
      }),
    );
  });
});

describe('the reasons of a choice', () => {
  const reasonsOf = (candidates: readonly Candidate[], questionId: string, minutes = 30) =>
    choose(candidates, { minutes }).find((each) => each.questionId === questionId)?.reasons;

  it('say what the record says', () => {
    expect(reasonsOf([candidate('q')], 'q')).toEqual([{ code: 'not-met' }]);
    expect(reasonsOf([candidate('q', { ...known, score: 0.4, openDrills: 2, recall: 0.7 })], 'q')).toEqual([
      { code: 'weak', score: 0.4 },
      { code: 'missed-points', points: 2 },
      { code: 'fading', recall: 0.7 },
    ]);
    expect(reasonsOf([candidate('q', known)], 'q')).toEqual([{ code: 'not-lately', days: 20 }]);
  });
  it('say that it was answered lately, for want of others', () => {
    const lately = candidate('lately', { ...known, answeredDaysAgo: 1 });
    expect(reasonsOf([lately], 'lately')).toEqual([{ code: 'answered-recently', days: 1 }]);
    expect(reasonsOf([lately, candidate('long', { plannedMs: 29 * minute })], 'lately')).toBeUndefined();
  });
  it('say what it was the first of, where there is more than one', () => {
    const two = [
      candidate('a', { ...known, level: 1 }),
      candidate('b', { ...known, kind: 'debug', deckId: 'other', deckTitle: 'Other' }),
    ];
    expect(reasonsOf(two, 'b')).toEqual([
      { code: 'not-lately', days: 20 },
      { code: 'covers-deck', deckTitle: 'Other' },
      { code: 'covers-kind', kind: 'debug' },
    ]);
  });
  it('say that it was taken for the time that was left', () => {
    const long = candidate('long', { plannedMs: 20 * minute });
    const short = candidate('short', known);
    expect(reasonsOf([long, short], 'short', 15)).toEqual([{ code: 'fits-time' }, { code: 'not-lately', days: 20 }]);
    expect(reasonsOf([long, short], 'long')).toEqual([{ code: 'not-met' }]);
  });
});

describe('the order asked', () => {
  it('goes from easy to hard and changes the kind wherever the level has another', () => {
    fc.assert(
      fc.property(anyCandidates, fc.nat(), (questions, seed) => {
        const ordered = orderQuestions(questions, seed);
        expect(idsOf(ordered).toSorted()).toEqual(idsOf(questions).toSorted());
        expect(ordered).toEqual(orderQuestions(questions.toReversed(), seed));
        for (const [index, question] of ordered.entries()) {
          const before = ordered[index - 1];
          if (!before) continue;
          expect(before.level).toBeLessThanOrEqual(question.level);
          const left = ordered.slice(index).filter(({ level }) => level === question.level);
          if (before.kind === question.kind) expect(left.every(({ kind }) => kind === question.kind)).toBe(true);
        }
      }),
    );
  });
  it('keeps a frequent kind from meeting at the end', () => {
    const kinds = ['concept', 'debug', 'concept', 'trace', 'concept'] as const;
    for (let seed = 0; seed < 50; seed++) {
      const ordered = orderQuestions(
        kinds.map((kind, index) => candidate(`q${index}`, { kind })),
        seed,
      );
      expect(ordered.filter(({ kind }, index) => kind === ordered[index - 1]?.kind)).toEqual([]);
    }
  });
});

describe('the time of a question', () => {
  it('is reading, thinking and answering, with room for follow-ups', () => {
    const question = { thinkSeconds: 20, answerSeconds: 120 };
    expect(plannedMsOf(question, { think: true, followUps: true })).toBe(200_000);
    expect(plannedMsOf(question, { think: false, followUps: true })).toBe(180_000);
    expect(plannedMsOf(question, { think: true, followUps: false })).toBe(155_000);
  });
});
