import { applyReview, longestAnswerMs, type FoldedReview } from './fold.ts';
import { newMemory, type Memory } from './memory.ts';
import { addAnswer, checkedAnswer, noAnswers, type CheckedAnswer, type Tally } from './retention.ts';
import { studyDate, studyDay } from './study-day.ts';

/** What was answered on one study day. */
export interface StudiedDay {
  answers: number;
  /** Time spent answering. */
  ms: number;
}

/** What a log says of a learner's studying. It grows with cards and days, not with reviews. */
export interface StudyRecord {
  /** By study day, oldest first. */
  days: Map<number, StudiedDay>;
  young: Tally;
  mature: Tally;
  /** By month, YYYY-MM. */
  months: Map<string, Tally>;
  /** The study day of the newest review; -Infinity without one. */
  lastDay: number;
  cards: Map<string, CardSoFar>;
}

interface CardSoFar {
  memory: Memory;
  /** The study day on which a mock interview last asked it. */
  interviewDay: number;
}

export const emptyRecord = (): StudyRecord => ({
  days: new Map(),
  young: noAnswers,
  mature: noAnswers,
  months: new Map(),
  lastDay: -Infinity,
  cards: new Map(),
});

/**
 * Adds a review that is not undone to a record; reviews come in the order of the log. Its study day follows from the
 * zone and rollover kept with it, and is never before that of a review before it, though the zone may have changed.
 * Answers what was predicted for it, if it tells how well predictions hold.
 */
export function addToRecord(record: StudyRecord, cardId: string, review: FoldedReview): CheckedAnswer | undefined {
  const day = Math.max(studyDay(review.at, review.clock), record.lastDay);
  record.lastDay = day;
  addToDay(record.days, day, review);
  const { memory, interviewDay } = record.cards.get(cardId) ?? { memory: newMemory(0), interviewDay: -Infinity };
  const checked = interviewDay < day ? checkedAnswer(memory, review) : undefined;
  if (checked) addToRetention(record, day, checked);
  record.cards.set(cardId, {
    memory: applyReview(memory, review, cardId),
    interviewDay: review.source === 'interview' ? day : interviewDay,
  });
  return checked;
}

function addToDay(days: StudyRecord['days'], day: number, { durationMs }: FoldedReview) {
  const { answers, ms } = days.get(day) ?? { answers: 0, ms: 0 };
  days.set(day, { answers: answers + 1, ms: ms + Math.min(durationMs ?? 0, longestAnswerMs) });
}

function addToRetention(record: StudyRecord, day: number, answer: CheckedAnswer) {
  const age = answer.mature ? 'mature' : 'young';
  record[age] = addAnswer(record[age], answer);
  const month = studyDate(day).slice(0, 7);
  record.months.set(month, addAnswer(record.months.get(month) ?? noAnswers, answer));
}
