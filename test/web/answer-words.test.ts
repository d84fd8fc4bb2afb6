import { describe, expect, it } from 'vitest';
import { courseWords, mannerWords, scoreWords } from '../../web/features/answers/answer-words.ts';

const space = '\u00a0';

describe('earlier answers in words', () => {
  it('say how the score went', () => {
    expect(courseWords([0.45, 0.6, 0.82], false)).toBe(
      `82${space}% last time, up from 45${space}% in the first of 3 judged answers.`,
    );
    expect(courseWords([0.9, 0.5], true)).toBe(
      `50${space}% last time, down from 90${space}% in the earliest shown of 2 judged answers.`,
    );
    expect(courseWords([0.5, 0.5], false)).toContain('the same as 50');
    expect(courseWords([0.5], false)).toContain('in the one answer');
    expect(courseWords([], false)).toContain('No answer is fully judged yet');
  });
  it('say how an answer was given and what it scored', () => {
    const answer = {
      id: 'a',
      handedInAt: '',
      answer: '',
      rev: 1,
      points: [],
      durationMs: 84_200,
      score: null,
      recordings: [],
      coached: false,
    };
    expect(mannerWords({ ...answer, inputMode: 'spoken', hints: 2 })).toBe('spoken, 84 s, 2 hints');
    expect(mannerWords({ ...answer, inputMode: 'recalled', hints: 0 })).toBe('in your head, 84 s');
    expect(scoreWords(answer)).toBe('not fully judged');
  });
});
