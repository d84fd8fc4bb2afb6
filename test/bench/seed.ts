import { randomUUID } from 'node:crypto';

/** A guest with a session, enrolled in every deck, with a card for some questions. */
export interface Learner {
  userId: string;
  cookie: string;
  /** Of the cards that have a history. */
  cardIds: string[];
}

export interface Learners {
  /** Their cards are reviewed: each has been asked three times. */
  reviewers: Learner[];
  /** Their queues are read: due cards, new questions, and a few answered today. Nothing of theirs changes. */
  readers: Learner[];
}

const dayMs = 86_400_000;
const learnersOfEach = 16;
/** Of each reader: cards with a history, and of these the ones answered again today. */
const readerCards = 24;
const answeredToday = 3;
/** Days after the first review at which a card was asked, always with the rating good. */
const history = [0, 1, 4];
const readersBegan = 60;
/** Reviews in one batch. */
const mostAtOnce = 500;

/** Days since 1970-01-01 of the day on which reviewers begin; the history lies before it, so that there is room for years of reviews. */
export const firstDay = Date.UTC(2010, 0, 1) / dayMs;

/** Makes learners in the way that people do: signs them in as guests, enrols them and sends their reviews. */
export async function seed(port: number): Promise<Learners> {
  const now = Date.now();
  const make = async (cards: number, began: number, today: number): Promise<Learner> => {
    const api = await signIn(port);
    const { id: userId } = await api.json<{ id: string }>('GET', '/me');
    const cardIds = (await enrolEverywhere(api)).slice(0, cards);
    await review(
      api,
      cardIds.flatMap((cardId) => history.map((day) => ({ cardId, at: began + day * dayMs }))),
    );
    await review(
      api,
      cardIds.slice(0, today).map((cardId) => ({ cardId, at: now })),
    );
    return { userId, cookie: api.cookie, cardIds };
  };
  const learners: Learners = { reviewers: [], readers: [] };
  for (let i = 0; i < learnersOfEach; i++) {
    learners.reviewers.push(await make(Infinity, (firstDay - 10) * dayMs, 0));
    learners.readers.push(await make(readerCards, now - readersBegan * dayMs, answeredToday));
  }
  return learners;
}

/** The API as one learner. */
interface Api {
  cookie: string;
  json: <T>(method: string, path: string, body?: unknown) => Promise<T>;
}

/** Signs a new guest in. */
export async function signIn(port: number): Promise<Api> {
  const guest = await fetch(`http://127.0.0.1:${port}/api/auth/sign-in/anonymous`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const cookie = guest.headers.getSetCookie()[0]?.split(';', 1)[0];
  if (!cookie) throw new Error(`no session for a guest: ${guest.status} ${await guest.text()}`);
  return {
    cookie,
    json: async <T>(method: string, path: string, body?: unknown) => {
      const response = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
        method,
        headers: { cookie, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as T;
    },
  };
}

/** Enrols in every deck and answers the cards of all questions. */
export async function enrolEverywhere(api: Api): Promise<string[]> {
  const { items: decks } = await api.json<{ items: { id: string }[] }>('GET', '/decks');
  const cards: string[] = [];
  for (const { id } of decks) {
    await api.json('PUT', `/decks/${id}/enrolment`, {});
    const { items } = await api.json<{ items: { cardId: string }[] }>('GET', `/decks/${id}/questions`);
    cards.push(...items.map((item) => item.cardId));
  }
  return cards;
}

/** Sends reviews, 500 at a time, all rated good. */
export async function review(api: Api, given: readonly { cardId: string; at: number }[]): Promise<void> {
  if (given.length === 0) return;
  const reviews = given.slice(0, mostAtOnce).map(({ cardId, at }) => ({
    id: randomUUID(),
    cardId,
    rating: 'good',
    reviewedAt: new Date(at).toISOString(),
  }));
  const { results } = await api.json<{ results: { status: number }[] }>('POST', '/reviews/batch', { reviews });
  const failed = results.find(({ status }) => status !== 201);
  if (failed) throw new Error(`a review of the seed failed: ${JSON.stringify(failed)}`);
  await review(api, given.slice(mostAtOnce));
}
