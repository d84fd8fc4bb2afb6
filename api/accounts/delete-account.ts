import { verifyPassword } from 'better-auth/crypto';
import {
  countOwned,
  deleteCohorts,
  deletePerson,
  findPasswordHash,
  isOnlyAdmin,
  listOthersIn,
  listOwnDecksInUse,
  listPresentCohorts,
  retireDecks,
} from '../../db/deletion.ts';
import { takeCohort } from '../../db/cohorts.ts';
import { readThrough, run, type Database, type Reader, type Work } from '../../db/database.ts';
import { listOwnDecks } from '../../db/own-decks.ts';
import { findUser, type UserRow } from '../../db/users.ts';
import { stopCoaching } from '../cohorts/stop-coaching.ts';
import { Conflict, invalidFields, Unauthenticated } from '../errors.ts';
import { tell } from '../notifications/tell.ts';

/** What the deletion of an account takes along, and what stays; said before it happens. */
export async function describeDeletion(db: Database, userId: string) {
  const user = await findUser(db.read, userId);
  if (!user) throw new Unauthenticated('Your account is gone. Sign in again.');
  const decks = await listOwnDecks(db.read, userId);
  const inUse = await listOwnDecksInUse(db.read, userId);
  const cohorts = await readThrough(db, (reader) => sortCohorts(reader, userId));
  const { commentsOnOthers, verdictsOnOthers, ...goes } = await countOwned(db.read, userId);
  const kept = new Set(inUse.map(({ id }) => id));
  return {
    email: user.isAnonymous ? null : user.email,
    goes: { ...goes, decks: decks.filter(({ id }) => !kept.has(id)).map(({ title }) => title) },
    leaves: cohorts.left.map(({ name, role }) => ({ name, role })),
    onlyCoachOf: cohorts.alone.map(({ id, name, learners }) => ({ id, name, learners })),
    stays: { decks: inUse.map(({ title }) => title), comments: commentsOnOthers, verdicts: verdictsOnOthers },
    onlyAdmin: await isOnlyAdmin(db.read, userId),
  };
}

/** How somebody says that they mean it. */
export interface Consent {
  /** Their e-mail address. */
  confirm?: string | undefined;
  password?: string | undefined;
  /** What becomes of cohorts that have no other coach. */
  soleCohorts: 'refuse' | 'delete';
}

/**
 * Deletes a person with everything of theirs. An account says its e-mail address and its password; a guest has neither.
 * Throws Invalid where they are wrong, Conflict while a cohort would be left without a coach.
 * @param limitTries counts tries of an account's password; throws RateLimited
 */
export async function deleteAccount(
  db: Database,
  userId: string,
  { confirm, password, soleCohorts }: Consent,
  limitTries: (email: string) => Promise<void>,
  now: Date,
): Promise<void> {
  const user = await findUser(db.read, userId);
  if (!user) throw new Unauthenticated('Your account is gone. Sign in again.');
  if (!user.isAnonymous) {
    if (confirm?.trim().toLowerCase() !== user.email.toLowerCase())
      throw invalidFields([{ pointer: '/body/confirm', message: 'must be the e-mail address of your account' }]);
    await limitTries(user.email);
    const hash = await findPasswordHash(db.read, userId);
    if (hash === undefined || !(await verifyPassword({ hash, password: password ?? '' })))
      throw invalidFields([{ pointer: '/body/password', message: 'is wrong: write the password of your account' }]);
  }
  await erase(db, user, soleCohorts, now);
}

/** The same by whoever runs the server: nothing is asked. */
export async function erase(db: Database, user: UserRow, soleCohorts: 'refuse' | 'delete', now: Date): Promise<void> {
  await db.longTransaction(function* (tx) {
    const cohorts = yield* run(listPresentCohorts(tx, user.id));
    for (const { id } of cohorts) yield* run(takeCohort(tx, id)); // nobody else leaves one meanwhile
    const { alone } = yield* sortCohorts(tx, user.id);
    for (const { id, role } of cohorts) if (role === 'coach') yield* stopCoaching(tx, id, user.id, now);
    if (alone.length > 0 && soleCohorts === 'refuse')
      throw new Conflict(
        `Nothing is deleted: ${alone.map(({ name }) => `“${name}”`).join(', ')} would be left without a coach. Make another member coach there first, or choose that such cohorts are deleted, too.`,
      );
    for (const { id, name, others } of alone)
      yield* tell(
        tx,
        others.map((userId) => ({
          userId,
          key: `cohort-deleted:${id}`,
          kind: 'removed' as const,
          payload: { href: '/assignments', cohort: name },
        })),
        now,
      );
    yield* deleteCohorts(
      tx,
      alone.map(({ id }) => id),
    );
    const inUse = yield* run(listOwnDecksInUse(tx, user.id));
    yield* retireDecks(
      tx,
      inUse.map(({ id }) => id),
    );
    yield* deletePerson(tx, user);
  });
  await db.forgetDeleted();
}

interface AloneCohort {
  id: string;
  name: string;
  learners: number;
  others: string[];
}

/** A person's cohorts: those with another coach or coached by others, and those that they alone coach. */
function* sortCohorts(
  tx: Reader,
  userId: string,
): Work<{ left: { name: string; role: 'coach' | 'learner' }[]; alone: AloneCohort[] }> {
  const left: { name: string; role: 'coach' | 'learner' }[] = [];
  const alone: AloneCohort[] = [];
  for (const { id, name, role } of yield* run(listPresentCohorts(tx, userId))) {
    const others = yield* run(listOthersIn(tx, id, userId));
    if (role === 'coach' && others.every((other) => other.role !== 'coach'))
      alone.push({ id, name, learners: others.length, others: others.map((other) => other.userId) });
    else left.push({ name, role });
  }
  return { left, alone };
}
