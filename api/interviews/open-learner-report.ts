import type { Database } from '../../db/database.ts';
import { findUser } from '../../db/users.ts';
import { recordAccess } from '../cohorts/record-access.ts';
import { noReport, reportFor, type ReportKey } from '../submissions/policy.ts';
import { buildReport, type Report } from './build-report.ts';
import { headlineForOthers } from './headline.ts';

/**
 * The report of a learner's interview for a coach whom it was handed in to, or with whom its learner shares it; the
 * learner's log of accesses says so before anything is read. What it says of other interviews is about those that the
 * coach may read, unless the learner shares their progress. Throws NotFound.
 */
export async function openLearnerReport(db: Database, coachId: string, key: ReportKey, now: Date): Promise<Report> {
  const { interview, reading, compares } = await db.transaction(function* (tx) {
    const found = yield* reportFor(tx, 'readReport', coachId, key);
    const access = { learnerId: key.userId, kind: 'report', about: key.interviewId } as const;
    if (found.coach[0]) yield* recordAccess(tx, found.coach[0], access, now);
    return found;
  });
  const [report, learner] = await Promise.all([
    buildReport(db, interview, now, { reading, compares }),
    findUser(db.read, key.userId),
  ]);
  if (!learner) throw noReport();
  const { headline, answers } = report;
  return {
    ...report,
    learner: learner.name,
    headline: headlineForOthers(headline),
    // Why a question was chosen tells of answers given before.
    answers: compares === 'all' ? answers : answers.map((answer) => ({ ...answer, reasons: [] })),
  };
}
