import { listCoaches } from '../../db/cohort-members.ts';
import { run, type Work, type Writer } from '../../db/database.ts';
import { deleteNewsKeyed } from '../../db/notifications.ts';
import type { CohortMemberRow } from '../../db/schema.ts';

type Member = Pick<CohortMemberRow, 'cohortId' | 'userId'>;

/** The key under which coaches are told that somebody joined, each time that they do. */
export const joiningKey = (member: Member, now: Date): string => `${keyStart(member)}${now.getTime()}`;

/** Takes from the coaches of a cohort that somebody who left it had joined: it names them. */
export function* forgetJoining(tx: Writer, member: Member): Work<void> {
  const coaches = yield* run(listCoaches(tx, [member.cohortId]));
  yield* deleteNewsKeyed(
    tx,
    coaches.map(({ userId }) => userId),
    keyStart(member),
  );
}

const keyStart = ({ cohortId, userId }: Member) => `member-joined:${cohortId}:${userId}:`;
