import { PassThrough } from 'node:stream';
import type { GradeEvent, GradeRequest, Grader, GradingResult, Meter } from '../../api/grading/grader.ts';

interface Script {
  model?: string;
  promptVersion?: string;
  /** What happens in place of a model's work: results are given by it, before each it may wait or throw. */
  grade?: Grader['grade'];
}

/** A grader without a model: it finds each point covered by the whole answer, in two hundred tokens. */
export const fakeGrader = ({
  model = 'fake-model',
  promptVersion = 'p1',
  grade = allCovered,
}: Script = {}): Grader => ({
  model,
  promptVersion,
  grade,
});

export const fakeUsage = { inputTokens: 100, cachedTokens: 50, outputTokens: 50 };

/** What is said of a point that the whole answer covers. */
export const covered = (pointId: string, { answer }: Pick<GradeRequest, 'answer'>): GradingResult => ({
  pointId,
  verdict: 'covered',
  quotes: [{ start: 0, end: answer.length }],
  reason: 'It says so.',
  confidence: 0.9,
  check: false,
});

export const provenance = {
  model: 'fake-model',
  promptVersion: 'p1',
  format: 'json-schema',
  temperature: 0,
  seed: 1,
  fingerprint: null,
} as const;

async function* allCovered(request: GradeRequest, { meter }: { meter: Meter }): AsyncGenerator<GradeEvent> {
  await meter.reserve(fakeUsage);
  await meter.settle(fakeUsage);
  for (const { id } of request.points) yield { type: 'point', ...covered(id, request) };
  yield { type: 'done', provenance };
}

/** One grading in progress, whose grader says what the test says. */
export interface HeldGrading {
  request: GradeRequest;
  meter: Meter;
  signal: AbortSignal;
  say: (...results: GradingResult[]) => void;
  /** Says that it is done. */
  finish: () => void;
  fail: (error: Error) => void;
}

/** A grader that waits for the test; `begun` answers the gradings in the order in which they began. */
export function heldGrader(script: Omit<Script, 'grade'> = {}): { grader: Grader; begun: () => Promise<HeldGrading> } {
  const gradings = new PassThrough({ objectMode: true });
  const iterator = gradings.iterator({ destroyOnReturn: false });
  const grader = fakeGrader({
    ...script,
    grade: (request, { meter, signal }) => {
      const events = new PassThrough({ objectMode: true });
      signal.addEventListener('abort', () => void events.destroy());
      const held: HeldGrading = {
        request,
        meter,
        signal,
        say: (...results) => results.forEach((result) => events.write({ type: 'point', ...result })),
        finish: () => void events.end({ type: 'done', provenance }),
        fail: (error) => void events.destroy(error),
      };
      gradings.write(held);
      return events;
    },
  });
  return { grader, begun: async () => (await iterator.next()).value as HeldGrading };
}
