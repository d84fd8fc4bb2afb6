import { randomUUID } from 'node:crypto';
import { run, type Work, type Writer } from '../../db/database.ts';
import type { AccessKind } from './access-kind.ts';
import type { Membership } from './policy.ts';

/**
 * Writes into a learner's log of accesses that a coach looks at something of theirs, in the transaction that reads it.
 * @param about the attempt's, assignment's or interview's id
 */
export function* recordAccess(
  tx: Writer,
  { cohort, member }: Membership,
  { learnerId, kind, about = null }: { learnerId: string; kind: AccessKind; about?: string | null },
  at: Date,
): Work<void> {
  const { accesses } = tx.tables;
  const access = { id: randomUUID(), cohortId: cohort.id, cohortName: cohort.name, readerId: member.userId };
  yield* run(
    tx
      .insert(accesses)
      .values({ ...access, userId: learnerId, kind, about, at })
      .returning({ id: accesses.id }),
  );
}
