import type { z } from 'zod';
import type { Database } from '../../db/database.ts';
import type { SettingsRow } from '../../db/schema.ts';
import { allSettings } from '../../db/settings.ts';
import { listStudiedCards, type StudiedCard } from '../../db/studied-cards.ts';
import { getSettings } from '../accounts/settings.ts';
import { breakDays } from '../scheduling/break-days.ts';
import { isLeech } from '../scheduling/memory.ts';
import { addTallies, noAnswers, retentionOf } from '../scheduling/retention.ts';
import { streakOf } from '../scheduling/streak.ts';
import { studyDate, studyDay } from '../scheduling/study-day.ts';
import type { StudyRecord } from '../scheduling/study-record.ts';
import { breaksInForce } from './breaks-in-force.ts';
import { forecastReviews } from './forecast-reviews.ts';
import { readRecord } from './read-record.ts';
import type { Progress } from './routes.ts';
import { skillScores } from './skill-scores.ts';
import { weakestPoints } from './weakest-points.ts';

type Figures = z.input<typeof Progress>;

const heatmapDays = 365;
const forecastDays = 90;
const mostLeeches = 20;

/** All figures of a learner's progress, from one reading of their log, their cards and their answers. */
export async function buildProgress(db: Database, userId: string, now: Date): Promise<Figures> {
  const settings = await getSettings(db, userId);
  const versions = await allSettings(db.read, { userId });
  const record = await readRecord(db.read, userId, versions);
  // A learner who flew west is a day behind their last review for a while; a study day once begun goes on.
  const today = Math.max(studyDay(now.getTime(), settings), record.lastDay);
  const months = lastMonths(today);
  const breaks = breakDays(breaksInForce(versions));
  const streak = streakOf(new Set(record.days.keys()), today, { freezeDays: settings.freezeDays, breaks });
  const { frozen, ...shownStreak } = streak;
  const [cards, weakest, skills] = await Promise.all([
    listStudiedCards(db.read, { userId }),
    weakestPoints(db.read, userId),
    skillScores(db.read, userId, versions, months),
  ]);
  return {
    studyDay: studyDate(today),
    streak: settings.streak ? shownStreak : null,
    heatmap: lastDays(today, heatmapDays).map((day) => ({
      date: studyDate(day),
      answers: record.days.get(day)?.answers ?? 0,
      ms: record.days.get(day)?.ms ?? 0,
      frozen: settings.streak && frozen.has(day),
      onBreak: breaks.has(day),
    })),
    forecast: forecastReviews(cards, { settings, today, days: forecastDays, breaks, now }),
    retention: {
      desired: settings.desiredRetention,
      all: retentionOf(addTallies(record.young, record.mature)),
      young: retentionOf(record.young),
      mature: retentionOf(record.mature),
      months: months.map((month) => ({ month, ...retentionOf(record.months.get(month) ?? noAnswers) })),
    },
    time: timeOf(record, today),
    weakest,
    leeches: leechesOf(cards, settings),
    skills,
  };
}

/** Study days up to one, oldest first. */
const lastDays = (day: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => day - count + 1 + index);

/** The twelve months up to that of a study day, YYYY-MM, oldest first. */
function lastMonths(day: number): string[] {
  const [year = 0, month = 0] = studyDate(day).split('-').map(Number);
  return Array.from({ length: 12 }, (_, index) =>
    new Date(Date.UTC(year, month - 12 + index, 1)).toISOString().slice(0, 7),
  );
}

function timeOf({ days }: StudyRecord, today: number): Figures['time'] {
  const since = (day: number) => [...days].reduce((sum, [at, { ms }]) => (at >= day ? sum + ms : sum), 0);
  return {
    todayMs: since(today),
    weekMs: since(today - 6),
    monthMs: since(today - 29),
    allMs: since(-Infinity),
    answers: [...days.values()].reduce((sum, { answers }) => sum + answers, 0),
  };
}

const leechesOf = (cards: readonly StudiedCard[], { leechThreshold }: SettingsRow): Figures['leeches'] =>
  cards
    .filter(({ card }) => isLeech(card.lapses, leechThreshold))
    .toSorted(({ card: a }, { card: b }) => b.lapses - a.lapses || (a.id < b.id ? -1 : 1))
    .slice(0, mostLeeches)
    .map(({ card: { id, questionId, lapses, suspendedAt }, prompt, cue }) => ({
      cardId: id,
      questionId,
      prompt,
      cue,
      lapses,
      suspended: suspendedAt !== null,
    }));
