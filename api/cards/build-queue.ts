import type { Database } from '../../db/database.ts';
import { listEnrolments } from '../../db/enrolments.ts';
import { countAnsweredToday } from '../../db/queue.ts';
import { findQuestion, listPoints } from '../../db/questions.ts';
import type { CardRow, SettingsRow } from '../../db/schema.ts';
import { interviewDayOf } from '../plan/interview-day.ts';
import { startOfStudyDay, studyDay } from '../scheduling/study-day.ts';
import { dayPicker } from './day-picker.ts';
import { dueToday } from './due-today.ts';
import { plannedToday } from './planned-today.ts';
import { isStepPending } from './present-card.ts';
import { countEntries, expectedMs, presentEntry, type Queue } from './queue-entry.ts';

export interface QueueRequest {
  settings: SettingsRow;
  now: Date;
  /** How many items to answer with; the counts are of all. */
  limit: number;
  deckId: string | undefined;
  /** With nothing due, also what comes next. */
  ahead: boolean;
}

/** What a learner answers next: the plan's share of the day while an interview date lies ahead, else what is due; and why when there is nothing. */
export async function buildQueue(
  database: Database,
  { settings, now, limit, deckId, ahead }: QueueRequest,
): Promise<Queue> {
  const db = database.read;
  const { userId } = settings;
  const today = studyDay(now.getTime(), settings);
  const dayStart = new Date(startOfStudyDay(today, settings));
  const [pick, enrolments, answered] = await Promise.all([
    dayPicker(database, settings, now),
    listEnrolments(db, { userId }),
    countAnsweredToday(db, { userId, dayStart }),
  ]);
  const active = enrolments.filter((enrolment) => enrolment.active);
  const request = { settings, now, today, active, answered, deckId, more: ahead ? limit : 0 };
  const interviewDay = interviewDayOf(settings.interviewDate, today);
  const { entries, more, nextDue, reason } = await (interviewDay === undefined
    ? dueToday(db, request)
    : plannedToday(db, { ...request, interviewDay }));
  const shown = entries.length > 0 ? entries : more;
  return {
    items: shown.slice(0, limit).map((entry) => presentEntry(entry, settings, now, pick)),
    counts: countEntries(entries),
    minutes: Math.ceil(entries.reduce((sum, entry) => sum + expectedMs(entry), 0) / 60_000),
    nextDue: nextDue?.toISOString() ?? null,
    reason: entries.length > 0 ? null : await reason(),
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
  const [question] = await findQuestion(db, { id: card.questionId, userId: card.userId });
  if (!question) return undefined;
  const points = card.pointId === null ? [] : await listPoints(db, { questionId: question.id, rev: question.rev });
  const cue = points.find((point) => point.id === card.pointId)?.cue ?? null;
  if (card.kind === 'drill' && cue === null) return undefined;
  const pick = await dayPicker(database, settings, now);
  return presentEntry({ card, question, cue, ahead: isStepPending(card, now) }, settings, now, pick);
}
