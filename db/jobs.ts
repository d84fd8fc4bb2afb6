import { and, asc, eq, inArray, isNull, lte, or } from 'drizzle-orm';
import { run, type Reader, type Work, type Writer } from './database.ts';
import type { JobRow } from './schema.ts';

/** Work to be done once, from an instant on. */
export type NewJob = Pick<JobRow, 'id' | 'key' | 'kind' | 'payload' | 'runAt'>;

/** Adds a job unless there is one under its key; tells whether it was added. */
export function* insertJob(tx: Writer, job: NewJob, now: Date): Work<boolean> {
  const { jobs } = tx.tables;
  const added = yield* run(
    tx
      .insert(jobs)
      .values({ ...job, attempts: 0, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: jobs.id }),
  );
  return added.length > 0;
}

/** The jobs of these kinds that may be leased now, the longest waiting first. */
export function listDueJobs(db: Reader, kinds: string[], now: Date, limit: number): PromiseLike<JobRow[]> {
  const { jobs } = db.tables;
  return db
    .select()
    .from(jobs)
    .where(and(inArray(jobs.kind, kinds), lte(jobs.runAt, now), isFree(jobs, now)))
    .orderBy(asc(jobs.runAt), asc(jobs.id))
    .limit(limit);
}

/** The job under a key, if it is not done. */
export const findJob = (db: Reader, key: string) => {
  const { jobs } = db.tables;
  return db.select({ id: jobs.id }).from(jobs).where(eq(jobs.key, key));
};

/** Takes a job until an instant, unless another process was faster: undefined then. Counts the attempt. */
export function* leaseJob(
  tx: Writer,
  job: JobRow,
  { owner, until }: { owner: string; until: Date },
  now: Date,
): Work<JobRow | undefined> {
  const { jobs } = tx.tables;
  const [leased] = yield* run(
    tx
      .update(jobs)
      .set({ leaseOwner: owner, leaseUntil: until, attempts: job.attempts + 1 })
      .where(and(eq(jobs.id, job.id), eq(jobs.attempts, job.attempts), isFree(jobs, now)))
      .returning(),
  );
  return leased;
}

/** Keeps a leased job longer, or lets go of it until `runAt`; false if it is no longer the owner's. */
export function* updateLeasedJob(
  tx: Writer,
  { id, leaseOwner }: Pick<JobRow, 'id' | 'leaseOwner'>,
  values: Partial<Pick<JobRow, 'leaseOwner' | 'leaseUntil' | 'runAt' | 'attempts' | 'lastError'>>,
): Work<boolean> {
  const { jobs } = tx.tables;
  const updated = yield* run(
    tx
      .update(jobs)
      .set(values)
      .where(and(eq(jobs.id, id), eq(jobs.leaseOwner, leaseOwner ?? '')))
      .returning({ id: jobs.id }),
  );
  return updated.length > 0;
}

/** Removes a job that is done or given up; false if it is no longer the owner's. */
export function* deleteLeasedJob(tx: Writer, { id, leaseOwner }: Pick<JobRow, 'id' | 'leaseOwner'>): Work<boolean> {
  const { jobs } = tx.tables;
  const deleted = yield* run(
    tx
      .delete(jobs)
      .where(and(eq(jobs.id, id), eq(jobs.leaseOwner, leaseOwner ?? '')))
      .returning({ id: jobs.id }),
  );
  return deleted.length > 0;
}

/** Takes back the job under a key, leased or not; whoever works on it finds its lease gone. */
export function* deleteJob(tx: Writer, key: string): Work<void> {
  const { jobs } = tx.tables;
  yield* run(tx.delete(jobs).where(eq(jobs.key, key)).returning({ id: jobs.id }));
}

const isFree = (jobs: Reader['tables']['jobs'], now: Date) => or(isNull(jobs.leaseUntil), lte(jobs.leaseUntil, now));
