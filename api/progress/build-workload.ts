import { setImmediate as nextTurn } from 'node:timers/promises';
import type { z } from 'zod';
import type { Database, Reader } from '../../db/database.ts';
import { listEnrolments } from '../../db/enrolments.ts';
import { listNewQuestions } from '../../db/queue.ts';
import { listLatestRatings } from '../../db/review-logs.ts';
import type { EnrolmentRow, SettingsRow } from '../../db/schema.ts';
import { listStudiedCards, type StudiedCard } from '../../db/studied-cards.ts';
import { getSettings, schedulingSettings } from '../accounts/settings.ts';
import { expectedAnswerMs } from '../cards/expected-time.ts';
import { expectedQuestionMs } from '../catalogue/present.ts';
import { readRevisions } from '../catalogue/read-revisions.ts';
import { memoryOf } from '../reviews/fold-card.ts';
import type { RatingShares } from '../scheduling/answer-outcomes.ts';
import { forgettingOf } from '../scheduling/forgetting.ts';
import { newMemory, ratings, type Rating } from '../scheduling/memory.ts';
import { studyDay } from '../scheduling/study-day.ts';
import { workloadCurve, type WorkloadCard, type WorkloadPoint } from '../scheduling/workload.ts';
import type { Workload } from './routes.ts';

const daysAhead = 90;
const latestRatings = 1000;
/** More new questions than anybody meets in that time. */
const mostNew = 500;

/** What each desired retention would cost the learner: their cards, and the new questions that their limits bring. */
export async function buildWorkload(db: Database, userId: string, now: Date): Promise<z.input<typeof Workload>> {
  const settings = await getSettings(db, userId);
  const scheduling = schedulingSettings(settings);
  const today = studyDay(now.getTime(), settings);
  const [cards, given, questions] = await Promise.all([
    listStudiedCards(db.read, { userId }),
    listLatestRatings(db.read, { userId, limit: latestRatings }),
    questionsToMeet(db.read, settings, now),
  ]);
  const firstRatings = cards.flatMap(({ card }) => (card.kind === 'question' ? (card.firstRating ?? []) : []));
  const curve = workloadCurve({
    cards: [...cardsAsked(cards, settings, today), ...questions],
    today,
    days: daysAhead,
    settings: scheduling,
    model: forgettingOf(scheduling),
    first: sharesOf(firstRatings, { again: 3, hard: 0, good: 1, easy: 0 }),
    recalled: sharesOf(
      given.flatMap(({ rating }) => (rating === null || rating === 'again' ? [] : rating)),
      { again: 0, hard: 0, good: 10, easy: 0 },
    ),
  });
  const points: WorkloadPoint[] = [];
  for (const point of curve) {
    points.push(point);
    await nextTurn(); // others come first
  }
  return { desiredRetention: settings.desiredRetention, points };
}

function cardsAsked(cards: readonly StudiedCard[], settings: SettingsRow, today: number): WorkloadCard[] {
  return cards.flatMap(({ card, ...question }) => {
    if (card.suspendedAt !== null || card.restingSince !== null) return [];
    const due = Math.max(card.due.getTime(), card.buriedUntil?.getTime() ?? 0);
    const dueIn = Math.max(0, studyDay(due, settings) - today);
    return [{ memory: memoryOf(card), dueIn, answerMs: expectedAnswerMs(card, question) }];
  });
}

/** Questions never answered, in the order they are met, on the days that the learner's and the decks' limits give them. */
async function questionsToMeet(db: Reader, settings: SettingsRow, now: Date): Promise<WorkloadCard[]> {
  const { userId } = settings;
  const [questions, enrolments] = await Promise.all([
    listNewQuestions(db, { userId, now, limit: mostNew }),
    listEnrolments(db, { userId }),
  ]);
  const revisionOf = await readRevisions(db, questions);
  const dayFor = meetingDays(settings.newPerDay, enrolments);
  return questions.flatMap((question) => {
    const revision = revisionOf(question);
    const dueIn = dayFor(question.deckId);
    if (!revision || dueIn === undefined) return [];
    return [{ memory: newMemory(0), dueIn, answerMs: expectedQuestionMs(revision) }];
  });
}

/** Gives each question in turn the first day with room for it; undefined if there is none. */
function meetingDays(newPerDay: number, enrolments: readonly EnrolmentRow[]) {
  const limits = new Map(enrolments.map((enrolment) => [enrolment.deckId, enrolment.newPerDay ?? Infinity]));
  const days = Array.from({ length: daysAhead }, () => ({ all: 0, decks: new Map<string, number>() }));
  return (deckId: string): number | undefined => {
    const index = days.findIndex(
      ({ all, decks }) => all < newPerDay && (decks.get(deckId) ?? 0) < (limits.get(deckId) ?? 0),
    );
    const day = days[index];
    if (!day) return undefined;
    day.all += 1;
    day.decks.set(deckId, (day.decks.get(deckId) ?? 0) + 1);
    return index;
  };
}

/** How often each rating was given, with some answers beforehand so that a few of one's own do not decide it. */
function sharesOf(given: readonly Rating[], before: Record<Rating, number>): RatingShares {
  const total = given.length + ratings.reduce((sum, rating) => sum + before[rating], 0);
  const share = (rating: Rating) => (before[rating] + given.filter((one) => one === rating).length) / total;
  return { again: share('again'), hard: share('hard'), good: share('good'), easy: share('easy') };
}
