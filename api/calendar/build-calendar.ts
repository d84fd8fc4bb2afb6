import { listDueWork } from '../../db/calendar-feeds.ts';
import type { Database } from '../../db/database.ts';
import type { SettingsRow } from '../../db/schema.ts';
import { listStudiedCards } from '../../db/studied-cards.ts';
import { getSettings } from '../accounts/settings.ts';
import { forecastReviews } from '../progress/forecast-reviews.ts';
import { breakDays } from '../scheduling/break-days.ts';
import { studyDay } from '../scheduling/study-day.ts';
import { type CalendarEvent, writeCalendar } from './ical.ts';

/** Study days ahead of which reviews are shown. */
const reviewDays = 14;
const mostWork = 500;

/** What a person has to do by when: their assignments not handed in, the reviews of the next days, their interview. */
export async function buildCalendar(db: Database, userId: string, publicUrl: string, now: Date): Promise<string> {
  const [settings, work, cards] = await Promise.all([
    getSettings(db, userId),
    listDueWork(db.read, userId, mostWork),
    listStudiedCards(db.read, { userId }),
  ]);
  const { host } = new URL(publicUrl);
  const load = forecastReviews(cards, {
    settings,
    today: studyDay(now.getTime(), settings),
    days: reviewDays,
    breaks: breakDays(settings.breaks),
    now,
  });
  const assignments = work.flatMap(({ submission, assignment, cohort }): CalendarEvent[] => {
    const at = submission.dueAt ?? assignment.dueAt;
    if (!at) return [];
    return [
      {
        uid: `assignment-${assignment.id}@${host}`,
        sequence: assignment.version + submission.version,
        summary: `Due: ${assignment.title}`,
        description: `Set in ${cohort}. It is not handed in yet.`,
        url: `${publicUrl}/assignments/${encodeURIComponent(assignment.id)}`,
        at,
      },
    ];
  });
  const reviews = load
    .filter((day) => day.cards > 0)
    .map(({ date, cards: due, ms }) => ({
      uid: `reviews-${date}@${host}`,
      // Not counted anywhere: with the minute, it rises whenever it may have changed.
      sequence: Math.floor(now.getTime() / 60_000),
      summary: `${due === 1 ? '1 review' : `${due} reviews`}, ${Math.max(1, Math.round(ms / 60_000))} min`,
      description: 'As it looks now, if every answer before it is right.',
      url: `${publicUrl}/`,
      at: date,
    }));
  return writeCalendar('Rehearse', [...assignments, ...reviews, ...interviewOf(settings, publicUrl, host)], now);
}

function interviewOf({ interviewDate, version }: SettingsRow, publicUrl: string, host: string): CalendarEvent[] {
  if (interviewDate === null) return [];
  return [
    {
      uid: `interview@${host}`,
      sequence: version,
      summary: 'Interview',
      description: 'The day you prepare for.',
      url: `${publicUrl}/progress`,
      at: interviewDate,
    },
  ];
}
