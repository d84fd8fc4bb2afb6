import { listAttempts, insertAttempt } from '../../db/attempts.ts';
import { insertCard, listCards, updateCard } from '../../db/cards.ts';
import { run, type Database, type Work, type Writer } from '../../db/database.ts';
import { listEnrolments, findEnrolment, storeEnrolment } from '../../db/enrolments.ts';
import { moveGradings } from '../../db/gradings.ts';
import { moveOwnDecks } from '../../db/own-decks.ts';
import { moveQuestionReports } from '../../db/questions.ts';
import { moveRecordings } from '../../db/recordings.ts';
import { insertReviewLog, listLog } from '../../db/review-logs.ts';
import type { CardRow } from '../../db/schema.ts';
import { allSettings } from '../../db/settings.ts';
import { moveSpendings } from '../../db/spendings.ts';
import { deleteGuest } from '../../db/users.ts';
import { insertVerdicts, listVerdictsOfUser } from '../../db/verdicts.ts';
import { moveInterviewsOf } from '../interviews/move-interviews.ts';
import { takeAndFoldCard } from '../reviews/fold-card.ts';
import { takeSettings, versionAt } from './settings.ts';

/** Rows in one insert, well below SQLite's limit of variables. */
const batch = 200;

/**
 * Brings a guest's work into an account that existed before: the union of both logs, every card
 * folded again, in one transaction; only then is the guest removed. Doing it twice changes nothing.
 * The account's own settings hold, also for the guest's reviews (their zone and rollover are kept).
 */
export async function mergeGuest(db: Database, guestId: string, userId: string, now: Date): Promise<void> {
  if (guestId === userId) return;
  await db.transaction(function* (tx) {
    yield* takeSettings(tx, userId);
    const versions = yield* run(allSettings(tx, { userId }));
    yield* moveEnrolments(tx, guestId, userId);
    for (const attempt of yield* run(listAttempts(tx, guestId))) yield* run(insertAttempt(tx, { ...attempt, userId }));
    const verdicts = (yield* run(listVerdictsOfUser(tx, guestId))).map((verdict) => ({ ...verdict, userId }));
    for (let start = 0; start < verdicts.length; start += batch)
      yield* run(insertVerdicts(tx, verdicts.slice(start, start + batch)));
    yield* moveGradings(tx, guestId, userId, { status: 'failed', failure: moved, finishedAt: now });
    yield* moveRecordings(tx, guestId, userId);
    yield* moveInterviewsOf(tx, guestId, userId, now);
    yield* moveSpendings(tx, guestId, userId);
    for (const entry of yield* run(listLog(tx, guestId))) {
      const settingsVersion = versionAt(versions, entry.reviewedAt).version;
      yield* run(insertReviewLog(tx, { ...entry, userId, settingsVersion }));
    }
    for (const card of yield* run(listCards(tx, guestId))) yield* moveCard(tx, card, userId);
    yield* moveQuestionReports(tx, guestId, userId);
    yield* moveOwnDecks(tx, guestId, userId);
    yield* deleteGuest(tx, guestId);
  });
}

const moved = {
  code: 'interrupted',
  message: 'You signed in while this answer was graded. Start its grading again, or judge the points yourself.',
} as const;

function* moveEnrolments(tx: Writer, guestId: string, userId: string): Work<void> {
  for (const enrolment of yield* run(listEnrolments(tx, { userId: guestId }))) {
    const [own] = yield* run(findEnrolment(tx, { userId, deckId: enrolment.deckId }));
    if (!own) yield* storeEnrolment(tx, { ...enrolment, userId });
    else if (enrolment.active && !own.active) yield* storeEnrolment(tx, { ...own, active: true });
  }
}

/** The account's own suspension, burial and flag hold; a drill that the guest opened again is open. */
function* moveCard(tx: Writer, card: CardRow, userId: string): Work<void> {
  const added = yield* run(insertCard(tx, { ...card, userId }));
  const folded = yield* takeAndFoldCard(tx, userId, card.id);
  const awake = card.kind === 'drill' && card.restingSince === null;
  if (added.length === 0 && awake && folded?.restingSince) {
    yield* updateCard(tx, { userId, id: card.id }, { restingSince: null, openedBy: card.openedBy });
  }
}
