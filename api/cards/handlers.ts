import { findCard, updateCard } from '../../db/cards.ts';
import { findMissedPoint, findQuestionOfCard } from '../../db/questions.ts';
import type { CardRow } from '../../db/schema.ts';
import { getSettings, studyClockOf } from '../accounts/settings.ts';
import { describeDeck, selectDeck } from '../catalogue/describe-deck.ts';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import type { Handlers } from '../http/route.ts';
import { startOfStudyDay, studyDay } from '../scheduling/study-day.ts';
import { buildQueue, queueItemOf } from './build-queue.ts';
import { enrol, leaveDeck } from './enrol.ts';
import { cardToMake } from './new-card.ts';
import { presentCard } from './present-card.ts';
import type { cardRoutes } from './routes.ts';
import { takeOrMakeCard } from './take-card.ts';

export function cardHandlers({ db, clock }: Deps): Handlers<typeof cardRoutes> {
  return {
    async enrol({ params: { deckId }, body, actor }) {
      const now = clock();
      await selectDeck(db, deckId, actor);
      const today = studyDay(now.getTime(), await getSettings(db, actor.userId));
      await enrol(db, { userId: actor.userId, deckId }, body ?? {}, today, now);
      return { status: 200, body: await describeDeck(db, deckId, actor, now) };
    },

    async leaveDeck({ params: { deckId }, actor }) {
      const now = clock();
      await selectDeck(db, deckId, actor);
      await leaveDeck(db, { userId: actor.userId, deckId });
      return { status: 200, body: await describeDeck(db, deckId, actor, now) };
    },

    async getQueue({ query: { limit, deckId, cardId, ahead }, actor }) {
      const now = clock();
      if (deckId !== undefined) await selectDeck(db, deckId, actor);
      const settings = await getSettings(db, actor.userId);
      const queue = await buildQueue(db, { settings, now, limit, deckId, ahead: ahead === 'true' });
      if (cardId === undefined) return { status: 200, body: queue };
      const card = await findOrMakeCard(cardId, actor.userId, now);
      const item = card && (await queueItemOf(db, card, settings, now));
      if (!item) throw noCard();
      return { status: 200, body: { ...queue, items: [item] } };
    },

    async getCard({ params: { cardId }, actor }) {
      const now = clock();
      const [settings, card] = await Promise.all([
        getSettings(db, actor.userId),
        findOrMakeCard(cardId, actor.userId, now),
      ]);
      if (!card) throw noCard();
      return { status: 200, body: presentCard(card, settings, now) };
    },

    async updateCard({ params: { cardId }, body, actor }) {
      const now = clock();
      const { userId } = actor;
      const settings = await getSettings(db, userId);
      const clockOfUser = studyClockOf(settings);
      const tomorrow = new Date(startOfStudyDay(studyDay(now.getTime(), clockOfUser) + 1, clockOfUser));
      const card = await db.transaction(function* (tx) {
        const taken = yield* takeOrMakeCard(tx, userId, cardId, now);
        if (!taken) throw noCard();
        const { suspended, buried, flag } = body;
        return yield* updateCard(tx, taken, {
          ...(suspended === undefined ? {} : { suspendedAt: suspended ? (taken.suspendedAt ?? now) : null }),
          ...(buried === undefined ? {} : { buriedUntil: buried ? tomorrow : null }),
          ...(flag === undefined ? {} : { flag }),
        });
      });
      if (!card) throw noCard();
      return { status: 200, body: presentCard(card, settings, now) };
    },
  };

  /** A learner's card; one that is not stored yet is as it will be. */
  async function findOrMakeCard(id: string, userId: string, now: Date): Promise<CardRow | undefined> {
    const [card] = await findCard(db.read, { userId, id });
    if (card) return card;
    const [question] = await findQuestionOfCard(db.read, { cardId: id, userId });
    const [point] = question ? [] : await findMissedPoint(db.read, { userId, cardId: id });
    return cardToMake({ userId, id }, question, point, now);
  }
}

const noCard = () => new NotFound('You have no such card: choose one of your queue or of a deck.');
