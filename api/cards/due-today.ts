import type { Reader } from '../../db/database.ts';
import {
  countSetAside,
  listComingCards,
  listDueCards,
  listNewQuestions,
  type AnsweredToday,
  type AskableCard,
} from '../../db/queue.ts';
import type { EnrolmentRow, SettingsRow } from '../../db/schema.ts';
import { startOfStudyDay } from '../scheduling/study-day.ts';
import { arrangeQueue } from './arrange-queue.ts';
import { dailyBudget, type Budget } from './daily-budget.ts';
import { entryMaker, type Queue, type Today } from './queue-entry.ts';

/** What both ways of filling a day go by. */
export interface DayRequest {
  settings: SettingsRow;
  now: Date;
  /** Study day of `now`. */
  today: number;
  active: readonly EnrolmentRow[];
  answered: readonly AnsweredToday[];
  /** Only this deck. */
  deckId: string | undefined;
  /** How many entries beyond the day to look for. */
  more: number;
}

/** More cards or new questions than anybody answers in a day. */
const mostListed = 500;

/** Enough new questions for any share that the limits may give each deck, and one that says there are more. */
const mostNew = ({ newPerDay }: SettingsRow, active: readonly EnrolmentRow[]) =>
  Math.min(mostListed, (Math.max(newPerDay, ...active.map((deck) => deck.todayNewPerDay ?? 0)) + 1) * active.length);

/** What is due on a day within its limits. */
export async function dueToday(db: Reader, request: DayRequest): Promise<Today> {
  const { settings, now, today, active, answered, deckId, more } = request;
  const { userId } = settings;
  const [allDue, allFresh, allComing] = await Promise.all([
    listDueCards(db, settings.backlogOrder, { userId, now, today }),
    listNewQuestions(db, { userId, now, limit: mostNew(settings, active) }),
    listComingCards(db, { userId, now, limit: deckId === undefined ? Math.max(1, more) : mostListed }),
  ]);
  const inDeck = (entry: { deckId: string }) => deckId === undefined || entry.deckId === deckId;
  const [due, fresh, coming] = [allDue.filter(inDeck), allFresh.filter(inDeck), allComing.filter(inDeck)];
  const budget = dailyBudget(settings, active, answered, today);
  const allowed = withinLimits(due, budget);
  const unseen = fresh.filter((question) => budget.takeNew(question.deckId));
  const beyond = coming.slice(0, more);
  const toEntry = await entryMaker(db, [...allowed, ...unseen, ...beyond], userId, now);
  const nextDue = coming[0]?.card.due ?? null;
  const held = due.length > allowed.length || fresh.length > unseen.length;
  return {
    entries: arrangeQueue([...allowed, ...unseen].flatMap((row) => toEntry(row))),
    more: beyond.flatMap((row) => toEntry(row, true)),
    nextDue: held ? earlier(nextDue, new Date(startOfStudyDay(today + 1, settings))) : nextDue,
    reason: async () => {
      if (!active.some(inDeck)) return 'not-enrolled';
      if (coming[0] && isStep(coming[0])) return 'step-pending';
      if (held) return 'limit-reached';
      return coming[0] || answered.length > 0 ? 'done' : whyNothing(db, userId, now);
    },
  };
}

/** Due cards that the day's limits allow: learning steps and drills always, reviews while there is budget. */
function withinLimits(due: readonly AskableCard[], budget: Budget): AskableCard[] {
  return due.filter(
    ({ card, deckId }) => card.kind === 'drill' || card.state !== 'review' || budget.takeReview(deckId),
  );
}

/** Why decks that were never answered have nothing to ask. */
export async function whyNothing(db: Reader, userId: string, now: Date): Promise<Queue['reason']> {
  const [setAside] = await countSetAside(db, { userId, now });
  return setAside && setAside.cards > 0 ? 'all-set-aside' : 'empty-decks';
}

const isStep = ({ card }: AskableCard) => card.state === 'learning' || card.state === 'relearning';

const earlier = (a: Date | null, b: Date) => (a && a < b ? a : b);
