import type { CurrentQuestion, Interview } from '../../web/api-types.ts';

/** Interviews as the server tells them. */

export const interviewId = '7d0c7c3a-6f4e-4b8e-9d3b-0a4f5b1c2d3e';

export const asked = (over: Partial<CurrentQuestion> = {}): CurrentQuestion => ({
  position: 0,
  prompt: 'Walk me through `docker run`.',
  kind: 'trace',
  level: 2,
  deckTitle: 'Containers',
  questionId: 'docker-run-trace',
  attemptId: '0b9d3c1e-2f4a-4c5d-8e6f-7a8b9c0d1e2f',
  step: 'answer',
  stepMs: 0,
  stepTargetMs: 90_000,
  part: 0,
  probe: null,
  parts: [],
  draft: { answer: '', speech: null },
  ...over,
});

/** Under way for ten seconds of fifteen minutes; `current` says what differs of what is asked. */
export function told({
  current,
  ...over
}: Partial<Omit<Interview, 'current'>> & { current?: Partial<CurrentQuestion> } = {}) {
  const ranMs = over.ranMs ?? 10_000;
  return {
    id: interviewId,
    settings: {
      careerId: null,
      skillId: 'containerization-orchestration',
      deckIds: [],
      levels: [1, 2, 3],
      minutes: 15,
      inputMode: 'typed',
      think: true,
      followUps: true,
      seed: 7,
    },
    status: 'running',
    questionCount: 5,
    plannedMs: 840_000,
    limitMs: 900_000,
    ranMs,
    remainingMs: 900_000 - ranMs,
    pauses: 0,
    pausedBecause: null,
    holder: 'here',
    createdAt: '2026-11-22T12:00:00.000Z',
    startedAt: '2026-11-22T12:00:00.000Z',
    endedAt: null,
    endedBecause: null,
    current: asked(current),
    grading: null,
    ...over,
  } satisfies Interview as Interview;
}

/** The same, over. */
export const toldOver = (over: Partial<Interview> = {}): Interview => ({
  ...told({ status: 'finished' }),
  current: null,
  endedBecause: 'learner',
  ...over,
});
