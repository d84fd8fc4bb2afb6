import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/route.ts';
import { handIn, selectAttempt } from './hand-in.ts';
import { listEarlierAnswers } from './list-earlier-answers.ts';
import { presentAttempt } from './present-attempt.ts';
import { recordVerdicts } from './record-verdicts.ts';
import type { attemptRoutes } from './routes.ts';
import { useHint } from './use-hint.ts';

export function attemptHandlers({ db, clock }: Deps): Handlers<typeof attemptRoutes> {
  return {
    async listQuestionAttempts({ params: { questionId }, query, actor }) {
      return { status: 200, body: await listEarlierAnswers(db.read, { userId: actor.userId, questionId }, query) };
    },

    async createAttempt({ body, actor }) {
      const now = clock();
      const { attempt, replayed } = await handIn(db, actor.userId, body, now);
      return { status: replayed ? 200 : 201, body: await presentAttempt(db, attempt, now) };
    },

    async getAttempt({ params: { attemptId }, actor }) {
      return { status: 200, body: await presentAttempt(db, await selectAttempt(db, actor.userId, attemptId), clock()) };
    },

    async requestHint({ params: { attemptId }, body, actor }) {
      return { status: 200, body: await useHint(db, actor.userId, attemptId, body, clock()) };
    },

    async recordVerdicts({ params: { attemptId }, body, actor }) {
      const now = clock();
      const attempt = await recordVerdicts(db, actor.userId, attemptId, 'self', body.verdicts, now);
      return { status: 200, body: await presentAttempt(db, attempt, now) };
    },
  };
}
