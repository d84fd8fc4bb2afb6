import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../bench/grading/evaluate.ts';
import { belowFloors } from '../bench/grading/floors.ts';
import { offlineGrader } from '../bench/grading/graders.ts';
import { readLabelled } from '../bench/grading/read-labelled.ts';
import { freshFolder } from '../support/databases.ts';

const file = (text: string | Buffer) => {
  const path = join(freshFolder(), 'answers.jsonl');
  writeFileSync(path, text);
  return path;
};
const scored = { question: 'What does DHCP do?', reference: 'It assigns addresses.', answer: 'Hands out.', score01: 1 };
const judged = {
  question: 'What is tini?',
  points: [{ id: 'init', say: 'A small init process.', evidence: ['runs as the first process'] }],
  answer: 'A program that runs as the first process.',
  verdicts: { init: 'covered' },
};
const lines = (...values: unknown[]) => `${values.map((value) => JSON.stringify(value)).join('\n')}\n`;

describe('the evaluation of a grader', () => {
  it('finds the offline grader above its floors, on answers that people scored', async () => {
    const evaluation = await evaluate(
      readLabelled('test/data/grading/saf2-communication-networks.jsonl.gz'),
      offlineGrader,
    );
    // Time is looked at by `npm run eval:grading` alone.
    expect(belowFloors({ ...evaluation, median: 0 })).toEqual([]);
    expect(evaluation).toMatchObject({ answers: 2502, questions: 26, of: 'answers' });
    expect(belowFloors({ ...evaluation, auc: 0.7, pearson: null, padding: -3.1, median: 5.1 }).length).toBe(4);
  });

  it('compares point by point where people judged points', async () => {
    const missed = { ...judged, answer: 'It is a kind of a rather small orchestra.', verdicts: { init: 'missed' } };
    const { agreement, of } = await evaluate(readLabelled(file(lines(judged, missed))), offlineGrader);
    expect(of).toBe('points');
    expect(agreement).toMatchObject({ pairs: 2, kappa: 1, phi: 1, leniency: 0 });
  });
});

describe('a file of labelled answers', () => {
  it('is read packed or not, and may mix both kinds of lines', () => {
    const text = lines(scored, judged);
    const answers = readLabelled(file(text));
    expect(answers).toMatchObject([
      { qid: scored.question, score: 1, verdicts: null, points: [{ say: scored.reference }] },
      { qid: judged.question, score: 1, verdicts: { init: 'covered' } },
    ]);
    expect(readLabelled(file(gzipSync(text)))).toEqual(answers);
  });

  it.each([
    ['{"question": ', 'line 2: is not JSON'],
    ['[]', 'line 2: the line: must be'],
    [JSON.stringify({ ...scored, score01: 75 }), 'line 2: score01: '],
    [JSON.stringify({ ...scored, reference: undefined }), 'line 2: reference: is missing'],
    [JSON.stringify({ ...judged, verdicts: { init: 'right' } }), 'line 2: verdicts.init: must be one of covered'],
    [JSON.stringify({ ...judged, verdicts: { tini: 'covered' } }), 'line 2: verdicts.tini: there is no point "tini"'],
  ])('is refused by line, fault and remedy: %s', (line, message) => {
    expect(() => readLabelled(file(`${JSON.stringify(scored)}\n${line}\n`))).toThrow(message);
  });

  it('must be there and hold answers', () => {
    expect(() => readLabelled('nowhere.jsonl')).toThrow('nowhere.jsonl: cannot be read');
    expect(() => readLabelled(file('\n'))).toThrow('holds no answers');
  });
});
