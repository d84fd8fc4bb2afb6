import { describe, expect, it } from 'vitest';
import type { AskedQuestion } from '../../db/asked-questions.ts';
import { reportAnswer } from '../../api/interviews/report-answer.ts';

type Row = AskedQuestion['row'];
type Part = Row['parts'][number];

const part = (answer: string, over: Partial<Part> = {}): Part => ({
  id: crypto.randomUUID(),
  probe: null,
  answer,
  inputMode: 'typed',
  speech: null,
  ms: 1000,
  at: '2026-11-22T12:00:00.000Z',
  ...over,
});
const probe = (text: string) => ({ probe: { pointId: 'p', text } });
const asked = (parts: Part[], over: Partial<Row> = {}): AskedQuestion => ({
  row: {
    userId: 'ada',
    interviewId: 'i',
    position: 2,
    questionId: 'q',
    rev: 1,
    cardId: 'c',
    level: 2,
    reasons: [],
    thinkTargetMs: 0,
    answerTargetMs: 90_000,
    thinkMs: 0,
    parts,
    probe: null,
    draft: null,
    late: null,
    askedAt: new Date(),
    doneAt: null,
    attemptId: 'a',
    ...over,
  },
  prompt: 'What?',
  kind: 'concept',
  deckId: 'd',
  deckTitle: 'Deck',
  skillId: 's',
  skillTitle: 'Skill',
});
const report = (...given: Parameters<typeof asked>) => reportAnswer(asked(...given), undefined);

describe('a question in a report', () => {
  it('says which words of its answer were for which follow-up', () => {
    const { parts, answerMs } = report([
      part(' It pulls. ', { ms: 60_000 }),
      part('', probe('From where?')),
      part('By digest.', { ...probe('How?'), inputMode: 'spoken' }),
    ]);
    expect(parts).toEqual([
      { probe: null, start: 0, end: 9, ms: 60_000, inputMode: 'typed' },
      { probe: 'From where?', start: 9, end: 9, ms: 1000, inputMode: 'typed' },
      { probe: 'How?', start: 11, end: 21, ms: 1000, inputMode: 'spoken' },
    ]);
    expect(answerMs).toBe(60_000);
  });
  it.each<[string, Part[], Partial<Row>]>([
    ['answered', [part('It pulls.')], {}],
    ['answered', [part(''), part('It pulls.', probe('Then?'))], {}],
    ['passed', [part('  ')], {}],
    ['unanswered', [], {}],
    ['not-reached', [], { askedAt: null }],
  ])('was %s', (outcome, parts, over) => {
    expect(report(parts, over)).toMatchObject({ outcome, attempt: null });
  });
});
