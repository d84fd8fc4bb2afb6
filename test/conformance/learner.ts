import { questionCardId } from '../../api/cards/card-id.ts';
import type { Rating } from '../../api/scheduling/memory.ts';
import type { TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { reviewBody } from '../support/learner.ts';

type Body<K extends Parameters<Client['call']>[0]> = Awaited<ReturnType<typeof call<K>>>;
const call = <K extends Parameters<Client['call']>[0]>(client: Client, operation: K) => client.call(operation);

/** A learner of the real service with one card, and a clock that moves with what they do. */
export interface ConformanceLearner {
  cardId: string;
  /** Reviews the card at an instant. */
  review: (rating: Rating, at: Date) => Promise<Body<'recordReview'>>;
  /** The same; answers the card after it. */
  rate: (rating: Rating, at: Date) => Promise<Body<'getCard'>>;
  card: (at: Date) => Promise<Body<'getCard'>>;
  /** When the card would come back, by rating. */
  preview: (at: Date) => Promise<Body<'getQueue'>['items'][number]['preview']>;
  me: (at: Date) => Promise<Body<'getMe'>>;
  change: (settings: Record<string, unknown>, at: Date) => Promise<void>;
}

/** What the vectors assume and learners change by `PATCH /me`: steps of 1 and 10 minutes, no fuzz, UTC. */
const plain = { learningSteps: [1, 10], relearningSteps: [10], fuzz: false, loadBalance: false };

/** Signs a learner up at an instant, with settings. */
export async function conformanceLearner(
  app: TestApp,
  start: Date,
  settings: Record<string, unknown> = {},
): Promise<ConformanceLearner> {
  const cardId = questionCardId('probes');
  app.clock.set(start);
  const client = await app.guest(); // for sixty days from today, which lies after all that happens here
  const at = (instant: Date): Client => {
    app.clock.set(instant);
    return client;
  };
  const change = async (changed: Record<string, unknown>, instant: Date) => {
    await at(instant).call('updateMe', { body: changed });
  };
  await change({ ...plain, ...settings }, start);
  const review = async (rating: Rating, instant: Date) =>
    at(instant).call('recordReview', { body: reviewBody(cardId, rating, instant) });
  return {
    cardId,
    change,
    review,
    rate: async (rating, instant) => (await review(rating, instant)).card,
    card: async (instant) => at(instant).call('getCard', { params: { cardId } }),
    preview: async (instant) => {
      const { items } = await at(instant).call('getQueue', { query: { cardId } });
      return items[0]!.preview;
    },
    me: async (instant) => at(instant).call('getMe'),
  };
}
