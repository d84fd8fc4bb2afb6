import { and, count, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { run, type Reader, type Work, type Writer } from './database.ts';
import type { InterviewShareRow } from './schema.ts';

type OfInterview = Pick<InterviewShareRow, 'userId' | 'interviewId'>;

const ofInterview = ({ interviewShares }: Reader['tables'], { userId, interviewId }: OfInterview) =>
  and(eq(interviewShares.userId, userId), eq(interviewShares.interviewId, interviewId));

const isLive = ({ interviewShares }: Reader['tables'], now: Date) =>
  and(isNull(interviewShares.revokedAt), gt(interviewShares.expiresAt, now));

/** Links to the report of an interview, newest first. */
export const listShares = (db: Reader, interview: OfInterview, limit: number) => {
  const { interviewShares } = db.tables;
  return db
    .select()
    .from(interviewShares)
    .where(ofInterview(db.tables, interview))
    .orderBy(desc(interviewShares.createdAt), desc(interviewShares.id))
    .limit(limit);
};

/** How many links to the report of an interview open it: one row. */
export const countLiveShares = (db: Reader, interview: OfInterview, now: Date) =>
  db
    .select({ shares: count() })
    .from(db.tables.interviewShares)
    .where(and(ofInterview(db.tables, interview), isLive(db.tables, now)));

export function* insertShare(tx: Writer, row: InterviewShareRow): Work<void> {
  const { interviewShares } = tx.tables;
  yield* run(tx.insert(interviewShares).values(row).returning({ id: interviewShares.id }));
}

/** Revokes a link, unless it is revoked already; answers it as it is then, undefined if there is none. */
export function* revokeShare(
  tx: Writer,
  { id, ...interview }: OfInterview & Pick<InterviewShareRow, 'id'>,
  now: Date,
): Work<InterviewShareRow | undefined> {
  const { interviewShares } = tx.tables;
  const isIt = and(ofInterview(tx.tables, interview), eq(interviewShares.id, id));
  const [revoked] = yield* run(
    tx
      .update(interviewShares)
      .set({ revokedAt: now })
      .where(and(isIt, isNull(interviewShares.revokedAt)))
      .returning(),
  );
  if (revoked) return revoked;
  const [before] = yield* run(tx.select().from(interviewShares).where(isIt));
  return before;
}

/** Counts a view of a link that opens something now; undefined for any other. */
export function* viewShare(tx: Writer, tokenHash: string, now: Date): Work<InterviewShareRow | undefined> {
  const { interviewShares } = tx.tables;
  const [viewed] = yield* run(
    tx
      .update(interviewShares)
      .set({ views: sql`${interviewShares.views} + 1`, viewedAt: now })
      .where(and(eq(interviewShares.tokenHash, tokenHash), isLive(tx.tables, now)))
      .returning(),
  );
  return viewed;
}
