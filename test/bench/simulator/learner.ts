import { scoreAnswer, type JudgedPoint, type PointRole } from '../../../api/grading/rubric.ts';
import { suggestRating } from '../../../api/scheduling/rating.ts';
import type { Rating } from '../../../api/scheduling/memory.ts';
import { hiddenMemories, memoryKinds, type HiddenMemory, type MemoryKind } from './hidden-memory.ts';
import { luckOf } from './random.ts';

/** A question as the service knows it. */
export interface SimulatedQuestion {
  id: string;
  level: number;
  expectedMs: number;
}

/** What came of an answer. */
export interface Answer {
  rating: Rating;
  /** Score as judged, 0..1. */
  score: number;
  durationMs: number;
}

/** Somebody who knows some points beforehand, forgets by laws the service cannot see, and judges with some noise. */
export interface Learner {
  kind: MemoryKind;
  questions: readonly SimulatedQuestion[];
  /** Answers a question and reads its points; `at` in days. */
  answer: (question: number, at: number) => Answer;
  /** The true memory of each point. */
  memories: (question: number) => readonly HiddenMemory[];
}

const pointsEach = 5;
const roleOf = (point: number): PointRole => (point === 0 ? 'must' : 'ordinary');
/** Share of points known beforehand at level 1..3, if it is `known` over all. */
const knownAt = (level: number, known: number): number => Math.min(0.95, Math.max(0.05, known + (2 - level) * 0.15));

/** The learner of a seed; with the same seed again, the same person before any study. */
export function makeLearner(
  seed: number,
  { questions: count, noise, known }: { questions: number; noise: number; known: number },
): Learner {
  const luck = luckOf(seed);
  const kind = memoryKinds[seed % memoryKinds.length] ?? 'power';
  const makeMemory = hiddenMemories(kind, luck);
  const pace = luck.around(1, 0.2, 1);
  const questions = Array.from({ length: count }, (_, index) => ({
    id: `q${index}`,
    level: 1 + Math.floor(luck.uniform(2, index) * 3),
    expectedMs: (15 + luck.between(60, 120, 3, index) + pointsEach * 6) * 1000,
  }));
  const points = questions.map(({ level }, question) => {
    // Familiar with the whole question, or hardly: points of one question go together.
    const familiar = luck.uniform(4, question) ** (1 / knownAt(level, known) - 1);
    const questionEase = luck.around(1, 0.25, 5, question);
    return Array.from({ length: pointsEach }, (_, point) => ({
      weight: point < 2 ? 2 : 1,
      role: roleOf(point),
      memory: makeMemory(
        luck.uniform(6, question, point) < familiar,
        questionEase * luck.around(1, 0.35, 7, question, point),
        [question, point],
      ),
    }));
  });
  const answers = questions.map(() => 0);

  return {
    kind,
    questions,
    answer: (question, at) => {
      const nth = (answers[question] = (answers[question] ?? 0) + 1);
      const judged = (points[question] ?? []).map((asked, point) => {
        const { weight, role, memory } = asked;
        const recalled = luck.uniform(8, question, point, nth) < memory.recall(at);
        asked.memory = memory.study(at, recalled);
        const mistaken = luck.uniform(9, question, point, nth) < noise;
        const verdict = recalled === mistaken ? 'missed' : 'covered';
        return { id: `p${point}`, weight, role, group: null, verdict } satisfies JudgedPoint;
      });
      const score = scoreAnswer(judged) ?? 0;
      return {
        score,
        rating: suggestRating(judged, score)?.rating ?? 'again',
        durationMs: Math.round((questions[question]?.expectedMs ?? 0) * pace * luck.around(1, 0.2, 17, question, nth)),
      };
    },
    memories: (question) => (points[question] ?? []).map(({ memory }) => memory),
  };
}
