import type { Client } from './client.ts';

/** An attempt of a queue item, handed in and judged; answers the attempt. */
export async function answerQuestion(
  client: Client,
  target: { cardId?: string; questionId?: string },
  verdicts: 'all-covered' | 'all-missed' | Record<string, 'covered' | 'partial' | 'missed' | 'wrong'> = 'all-covered',
  over: { inputMode?: 'typed' | 'spoken' | 'recalled'; answer?: string; id?: string } = {},
) {
  const attempt = await client.call('createAttempt', {
    body: {
      id: crypto.randomUUID(),
      ...target,
      answer: 'The CLI calls the daemon.',
      inputMode: 'typed',
      startedAt: '2026-11-22T11:58:00.000Z',
      durationMs: 90_000,
      ...over,
    },
  });
  const judged = attempt.points.map((point) => ({
    pointId: point.id,
    verdict: typeof verdicts === 'string' ? verdicts.slice(4) : (verdicts[point.id] ?? 'covered'),
  }));
  return client.call('recordVerdicts', { params: { attemptId: attempt.id }, body: { verdicts: judged } });
}

/** A review of a card. */
export const reviewBody = (
  cardId: string,
  rating: 'again' | 'hard' | 'good' | 'easy',
  reviewedAt: Date,
  over: Record<string, unknown> = {},
) => ({
  id: crypto.randomUUID(),
  cardId,
  rating,
  reviewedAt: reviewedAt.toISOString(),
  ...over,
});

/** Enrols in a deck and answers its queue. */
export async function enrolIn(client: Client, deckId = 'containers') {
  await client.call('enrol', { params: { deckId }, body: {} });
  return client.call('getQueue');
}
