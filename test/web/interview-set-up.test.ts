import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fromQuery,
  lastSetUp,
  newSetUp,
  rememberSetUp,
  type SetUp,
  toQuery,
} from '../../web/features/interview/set-up.ts';
import { subjectFrom, valueOf, withSubject } from '../../web/features/interview/subjects.ts';
import type { Career, Deck } from '../../web/api-types.ts';

const id = fc.stringMatching(/^[a-z0-9:&=+ -]{1,20}$/).filter((text) => text.trim() !== '');
const setUps: fc.Arbitrary<SetUp> = fc.record({
  careerId: fc.constant(null),
  skillId: id,
  deckIds: fc.array(id, { minLength: 1, maxLength: 3 }),
  levels: fc.subarray([1, 2, 3] as const, { minLength: 1 }).map((levels) => [...levels]),
  minutes: fc.integer({ min: 15, max: 60 }),
  inputMode: fc.constantFrom('typed', 'spoken'),
  think: fc.boolean(),
  followUps: fc.boolean(),
  seed: fc.integer({ min: 0, max: 2_147_483_647 }),
});

describe('the link to a set-up', () => {
  it('brings back the set-up that it was made of, seed included', () => {
    fc.assert(
      fc.property(setUps, (setUp) => {
        expect({ ...newSetUp('typed'), ...fromQuery(toQuery(setUp)) }).toEqual(setUp);
      }),
    );
  });
  it('sets nothing by what it garbles', () => {
    expect(fromQuery('minutes=5&seed=-1&level=9&answers=sung&think=perhaps')).toEqual({});
  });
  it('of a career is of no skill', () => {
    expect(fromQuery('career=devops&skill=ci')).toMatchObject({ careerId: 'devops', skillId: null });
  });
});

describe('the last choice', () => {
  it('is remembered without its seed, so that other questions come', () => {
    rememberSetUp({ ...newSetUp('spoken'), skillId: 'ci', minutes: 45, seed: 7 });
    expect(lastSetUp()).toMatchObject({ skillId: 'ci', minutes: 45, inputMode: 'spoken' });
    expect(lastSetUp().seed).toBeUndefined();
  });
});

describe('what an interview is about', () => {
  const deck = (over: Partial<Deck>) => ({ questionCount: 3, enrolled: false, skillTitle: 'S', ...over }) as Deck;
  const decks = [
    deck({ id: 'a', skillId: 'one', skillTitle: 'One' }),
    deck({ id: 'b', skillId: 'two', skillTitle: 'Two', enrolled: true }),
  ];
  const careers = [{ id: 'dev', title: 'Dev', questionCount: 6, skills: [{ id: 'one', title: 'One' }] }] as Career[];
  it('is told apart in the list, career or skill', () => {
    for (const subject of [
      { careerId: 'x', skillId: null },
      { careerId: null, skillId: 'own:x' },
    ])
      expect(subjectFrom(valueOf(subject))).toEqual(subject);
  });
  it('is at first what the learner studies', () => {
    expect(withSubject(newSetUp('typed'), careers, decks).skillId).toBe('two');
  });
  it('stays what was chosen, with those decks that belong to it', () => {
    const chosen = { ...newSetUp('typed'), careerId: 'dev', deckIds: ['a', 'b', 'gone'] };
    expect(withSubject(chosen, careers, decks)).toMatchObject({ careerId: 'dev', deckIds: ['a'] });
  });
});
