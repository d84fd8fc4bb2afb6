import type { z } from 'zod';
import { listEnrolments } from '../../db/enrolments.ts';
import type { Database, Reader } from '../../db/database.ts';
import {
  countAnsweredToday,
  countSetAside,
  listComingCards,
  listDueCards,
  listNewQuestions,
  type AskableCard,
  type EnrolledQuestion,
} from '../../db/queue.ts';
import { findQuestion, listPoints } from '../../db/questions.ts';
import type { CardRow, EnrolmentRow, SettingsRow } from '../../db/schema.ts';
import { studyClockOf } from '../accounts/settings.ts';
import { readRevisions } from '../catalogue/read-revisions.ts';
import { expectedDrillMs, expectedQuestionMs, presentQuestion } from '../catalogue/present.ts';
import { startOfStudyDay, studyDay } from '../scheduling/study-day.ts';
import type { PickDay } from '../scheduling/fuzz.ts';
import { dailyBudget, type Budget } from './daily-budget.ts';
import { dayPicker } from './day-picker.ts';
import { newCard } from './new-card.ts';
import { isStepPending, presentCard, presentPreview } from './present-card.ts';
import { arrangeQueue } from './arrange-queue.ts';
import type { cardRoutes } from './routes.ts';

/** One thing to answer: a card, the question it is asked from, and the cue if it is a drill. */
export interface QueueEntry {
  card: CardRow;
  question: Parameters<typeof presentQuestion>[0];
  cue: string | null;
  ahead: boolean;
}

export interface QueueRequest {
  settings: SettingsRow;
  now: Date;
  /** How many items to answer with; the counts are of all. */
  limit: number;
  deckId: string | undefined;
  /** With nothing due, also what comes next. */
  ahead: boolean;
}

type Queue = z.input<(typeof cardRoutes)['getQueue']['responses'][200]>;

/** More cards or new questions than anybody answers in a day. */
const mostListed = 500;

/** Enough new questions for any share that the limits may give each deck, and one that says there are more. */
const mostNew = ({ newPerDay }: SettingsRow, active: readonly EnrolmentRow[]) =>
  Math.min(mostListed, (Math.max(newPerDay, ...active.map((deck) => deck.todayNewPerDay ?? 0)) + 1) * active.length);

/** What a learner answers next, within the day's limits, and why when there is nothing. */
export async function buildQueue(
  database: Database,
  { settings, now, limit, deckId, ahead }: QueueRequest,
): Promise<Queue> {
  const db = database.read;
  const { userId } = settings;
  const clock = studyClockOf(settings);
  const today = studyDay(now.getTime(), clock);
  const dayStart = new Date(startOfStudyDay(today, clock));
  const active = (await listEnrolments(db, { userId })).filter((enrolment) => enrolment.active);
  const [pick, answered, allDue, allFresh, allComing] = await Promise.all([
    dayPicker(database, settings, now),
    countAnsweredToday(db, { userId, dayStart }),
    listDueCards(db, settings.backlogOrder, { userId, now, today }),
    listNewQuestions(db, { userId, now, limit: mostNew(settings, active) }),
    listComingCards(db, { userId, now, limit: deckId !== undefined ? mostListed : ahead ? limit : 1 }),
  ]);
  const inDeck = (entry: { deckId: string }) => deckId === undefined || entry.deckId === deckId;
  const [due, fresh, coming] = [allDue.filter(inDeck), allFresh.filter(inDeck), allComing.filter(inDeck)];
  const budget = dailyBudget(settings, active, answered, today);
  const allowed = withinBudget(due, budget);
  const unseen = fresh.filter((question) => budget.takeNew(question.deckId));
  const toEntry = await entryMaker(db, [...allowed, ...unseen, ...(ahead ? coming : [])], userId, now);
  const entries = arrangeQueue([...allowed, ...unseen].flatMap((row) => toEntry(row)));
  const shown = entries.length === 0 && ahead ? coming.flatMap((row) => toEntry(row, true)) : entries;
  const nextDue = coming[0]?.card.due ?? null;
  const held = due.length > allowed.length || fresh.length > unseen.length;
  return {
    items: shown.slice(0, limit).map((entry) => presentEntry(entry, settings, now, pick)),
    counts: countEntries(entries),
    minutes: Math.ceil(entries.reduce((sum, entry) => sum + expectedMs(entry), 0) / 60_000),
    nextDue: (held ? earlier(nextDue, new Date(startOfStudyDay(today + 1, clock))) : nextDue)?.toISOString() ?? null,
    reason:
      entries.length > 0
        ? null
        : await whyNothing(db, {
            userId,
            now,
            active: active.filter(inDeck).length,
            held,
            coming: coming[0],
            answered: answered.length,
          }),
    answeredToday: answered.reduce((sum, deck) => sum + deck.all, 0),
  };
}

/** One card as a queue item, due or not; undefined if its question or point is gone. */
export async function queueItemOf(
  database: Database,
  card: CardRow,
  settings: SettingsRow,
  now: Date,
): Promise<Queue['items'][number] | undefined> {
  const db = database.read;
  const [question] = await findQuestion(db, { id: card.questionId });
  if (!question) return undefined;
  const points = card.pointId === null ? [] : await listPoints(db, { questionId: question.id, rev: question.rev });
  const cue = points.find((point) => point.id === card.pointId)?.cue ?? null;
  if (card.kind === 'drill' && cue === null) return undefined;
  const pick = await dayPicker(database, settings, now);
  return presentEntry({ card, question, cue, ahead: isStepPending(card, now) }, settings, now, pick);
}

/** Due cards that the day's limits allow: learning steps and drills always, reviews while there is budget. */
function withinBudget(due: readonly AskableCard[], budget: Budget): AskableCard[] {
  return due.filter(
    ({ card, deckId }) => card.kind === 'drill' || card.state !== 'review' || budget.takeReview(deckId),
  );
}

/** Makes queue entries of rows; a new question gets the card that it will have. */
async function entryMaker(db: Reader, rows: readonly (AskableCard | EnrolledQuestion)[], userId: string, now: Date) {
  const revisionOf = await readRevisions(db, rows);
  return (row: AskableCard | EnrolledQuestion, ahead = false): QueueEntry[] => {
    const revision = revisionOf(row);
    if (!revision) return [];
    const { questionId: id, deckId, deckTitle, skillId } = row;
    const question = { ...revision, id, deckId, deckTitle, skillId };
    const card = row.card ?? newCard({ userId, id: row.cardId, kind: 'question', questionId: id, pointId: null }, now);
    return [{ card, question, cue: card.kind === 'drill' && 'cue' in row ? row.cue : null, ahead }];
  };
}

const expectedMs = ({ cue, question }: QueueEntry) => (cue === null ? expectedQuestionMs(question) : expectedDrillMs);

function presentEntry(entry: QueueEntry, settings: SettingsRow, now: Date, pick: PickDay) {
  const { card, question, cue, ahead } = entry;
  return {
    card: presentCard(card, settings, now),
    question: presentQuestion(question),
    drill: cue !== null && card.pointId !== null ? { pointId: card.pointId, cue } : null,
    preview: presentPreview(card, settings, now, pick, ahead),
    expectedMs: expectedMs(entry),
    ahead,
  };
}

/** Learning: open steps and drills not yet answered. */
function countEntries(entries: readonly QueueEntry[]) {
  const counts = { learning: 0, review: 0, new: 0, drills: 0 };
  for (const { card } of entries) {
    if (card.kind === 'drill') counts.drills += 1;
    if (card.state === 'review') counts.review += 1;
    else if (card.state === 'new' && card.kind === 'question') counts.new += 1;
    else counts.learning += 1;
  }
  return counts;
}

async function whyNothing(
  db: Reader,
  {
    userId,
    now,
    active,
    held,
    coming,
    answered,
  }: { userId: string; now: Date; active: number; held: boolean; coming: AskableCard | undefined; answered: number },
): Promise<Queue['reason']> {
  if (active === 0) return 'not-enrolled';
  if (coming && (coming.card.state === 'learning' || coming.card.state === 'relearning')) return 'step-pending';
  if (held) return 'limit-reached';
  if (coming || answered > 0) return 'done';
  const [setAside] = await countSetAside(db, { userId, now });
  return setAside && setAside.cards > 0 ? 'all-set-aside' : 'empty-decks';
}

const earlier = (a: Date | null, b: Date) => (a && a < b ? a : b);
