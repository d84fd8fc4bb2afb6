import type { Config } from '../../../api/config.ts';
import { GraderFailure, type PointGrade } from '../../../api/grading/grader.ts';
import { suggestVerdicts, supportOf } from '../../../api/grading/offline/suggest.ts';
import { createOpenAiGrader } from '../../../api/grading/openai/grader.ts';
import { credit } from '../../../api/grading/rubric.ts';
import type { LabelledAnswer } from './read-labelled.ts';

/** A grader under examination. */
export interface Examinee {
  name: string;
  /** Each answer costs time and money: it is asked once. */
  costs: boolean;
  /** Nothing for what it cannot judge. */
  grade: (answer: Pick<LabelledAnswer, 'qid' | 'question' | 'points' | 'answer'>) => Promise<readonly PointGrade[]>;
  /** How much of a point is said, by its grade; 0..1. */
  supportOf: (grade: PointGrade) => number;
}

export const offlineGrader: Examinee = {
  name: 'offline',
  costs: false,
  grade: ({ question, points, answer }) =>
    Promise.resolve(suggestVerdicts({ prompt: question }, points, answer).suggestions),
  supportOf,
};

/** After these, the next answer would fare no better. */
const hopeless: ReadonlySet<GraderFailure['code']> = new Set(['rejected', 'unreachable', 'paused']);

/** The LLM grader that the settings name. */
export function llmGrader(server: NonNullable<Config['grader']>): Examinee {
  const grader = createOpenAiGrader(server, { clock: () => new Date() });
  const meter = { reserve: () => Promise.resolve(), settle: () => Promise.resolve() };
  return {
    name: grader.model,
    costs: true,
    async grade({ qid, question, points, answer }) {
      const grades = new Map<string, PointGrade>();
      const request = {
        question: { id: qid, prompt: question, kind: 'concept' as const },
        points,
        answer,
        spoken: false,
        examples: [],
      };
      try {
        for await (const event of grader.grade(request, { meter, signal: new AbortController().signal }))
          if (event.type === 'point') grades.set(event.pointId, event);
      } catch (error) {
        if (!(error instanceof GraderFailure) || hopeless.has(error.code)) throw error;
        // Counts against its coverage.
        console.error(`An answer to ${qid} was not graded: ${error.message}`);
      }
      return [...grades.values()];
    },
    // A doubtful verdict says little either way.
    supportOf: ({ verdict, confidence }) => 0.5 + confidence * (credit[verdict] - 0.5),
  };
}
