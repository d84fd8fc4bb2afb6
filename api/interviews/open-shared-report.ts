import type { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { viewShare } from '../../db/interview-shares.ts';
import { findInterview } from '../../db/interviews.ts';
import { findUser } from '../../db/users.ts';
import { NotFound } from '../errors.ts';
import { buildReport, type Report } from './build-report.ts';
import { headlineForOthers } from './headline.ts';
import { heldVerdict } from './held-verdict.ts';
import type { interviewReportRoutes } from './report-routes.ts';
import { hashOf } from './share-interview.ts';

type SharedReport = z.input<(typeof interviewReportRoutes.openSharedReport.responses)[200]>;

/**
 * The report behind a link, for whoever has it: what it says of this interview, and nothing of others, of how its
 * verdicts came about or of who gave it but their name. Counts the view. Throws NotFound, the same for every link that
 * opens nothing.
 */
export async function openSharedReport(db: Database, token: string, now: Date): Promise<SharedReport> {
  const share = await db.transaction((tx) => viewShare(tx, hashOf(token), now));
  if (!share) throw opensNothing();
  const { userId, interviewId, expiresAt } = share;
  const [[interview], user] = await Promise.all([
    findInterview(db.read, { userId, id: interviewId }),
    findUser(db.read, userId),
  ]);
  if (!interview || !user) throw opensNothing();
  const report = await buildReport(db, interview, now);
  return { ...forOthers(report), learner: user.isAnonymous ? null : user.name, expiresAt: expiresAt.toISOString() };
}

const opensNothing = () => new NotFound('This link opens nothing: it has expired or was revoked. Ask for a new one.');

function forOthers(report: Report): Report {
  return {
    ...report,
    headline: headlineForOthers(report.headline),
    previous: null,
    skills: report.skills.map(alone),
    pointKinds: report.pointKinds.map(alone),
    questionKinds: report.questionKinds.map(alone),
    putRight: report.putRight.map((item) => ({ ...item, missedBefore: 0 })),
    answers: report.answers.map((answer) => ({
      ...answer,
      reasons: [],
      attempt: answer.attempt && inShort(answer.attempt),
    })),
    earlier: [],
  };
}

/** A figure without how it was before. */
const alone = <T extends object>(figure: T) => ({ ...figure, previous: null });

/** An answer with the verdicts in force alone, and nothing of what was said about it. */
const inShort = (attempt: NonNullable<Report['answers'][number]['attempt']>) => ({
  ...attempt,
  points: attempt.points.map((point) => {
    const held = heldVerdict(point.history, attempt.rev);
    return { ...point, history: held ? [{ ...held, judge: null }] : [] };
  }),
  gradings: [],
  recordings: [],
  comments: { total: 0, unread: 0 },
});
