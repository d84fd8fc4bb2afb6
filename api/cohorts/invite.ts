import { randomUUID } from 'node:crypto';
import { listMemberEmails } from '../../db/cohort-members.ts';
import { run, type Database, type Reader, type Work } from '../../db/database.ts';
import { countOpenInvitations, insertInvitations, revokeInvitationsOf } from '../../db/invitations.ts';
import type { InvitationRow } from '../../db/schema.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newToken, tokenHash } from './invitation-token.ts';
import { memberWho, unlessArchived } from './policy.ts';
import type { InvitationsCsv, InvitedFault, InvitedRow } from './read-invitations-csv.ts';

const dayMs = 86_400_000;
/** Invitations to one cohort that let somebody in at the same time. */
const mostOpen = 20_000;
/** Rows in one insert, well below SQLite's limit of variables. */
const batch = 500;

/** An invitation just made. Its token is told here alone: what is stored is its hash. */
export interface NewInvitation {
  invitation: InvitationRow;
  token: string;
}
type Wish = Pick<InvitationRow, 'role' | 'maxUses'> & Partial<Pick<InvitationRow, 'email' | 'name'>> & { days: number };

/** Makes an invitation. Throws NotFound, Forbidden and Conflict. */
export function invite(db: Database, coachId: string, cohortId: string, wish: Wish, now: Date): Promise<NewInvitation> {
  return db.transaction(function* (tx) {
    unlessArchived(yield* memberWho(tx, 'invite', coachId, cohortId));
    yield* refuseTooMany(tx, cohortId, 1, now);
    const made = newInvitation(coachId, cohortId, wish, now);
    yield* insertInvitations(tx, [made.invitation]);
    return made;
  });
}

/** What came of a file: whom it invites, the rows that were left out, and how many older invitations these replace. */
export interface InvitedByCsv {
  invited: (NewInvitation & { row: InvitedRow })[];
  skipped: InvitedFault[];
  replaced: number;
}

/**
 * Invites everyone in a CSV, each with an invitation of one use.
 * @param skipInvalid leave out rows at fault; otherwise all or nobody is invited
 * Throws Invalid with the faults, NotFound, Forbidden and Conflict.
 */
export function inviteByCsv(
  db: Database,
  coachId: string,
  cohortId: string,
  file: InvitationsCsv,
  { days, skipInvalid }: { days: number; skipInvalid: boolean },
  now: Date,
): Promise<InvitedByCsv> {
  return db.longTransaction(function* (tx) {
    unlessArchived(yield* memberWho(tx, 'invite', coachId, cohortId));
    if (file.broken) throw invalidRows([file.broken]);
    const members = new Set((yield* run(listMemberEmails(tx, cohortId))).map(({ email }) => email));
    const rows = file.rows.filter(({ email }) => !members.has(email));
    const inAlready = file.rows
      .filter(({ email }) => members.has(email))
      .map(({ line, email }) => ({ line, message: `${email} is a member already: remove the row` }));
    const skipped = [...file.faults, ...inAlready].toSorted((a, b) => a.line - b.line);
    if (skipped.length > 0 && (!skipInvalid || rows.length === 0)) throw invalidRows(skipped);
    yield* refuseTooMany(tx, cohortId, rows.length, now);
    const invited = rows.map((row) => {
      const { email, name, role } = row;
      return { row, ...newInvitation(coachId, cohortId, { email, name, role, maxUses: 1, days }, now) };
    });
    let replaced = 0;
    for (let start = 0; start < invited.length; start += batch) {
      const some = invited.slice(start, start + batch);
      const emails = some.map(({ row }) => row.email);
      replaced += yield* revokeInvitationsOf(tx, cohortId, emails, now);
      yield* insertInvitations(
        tx,
        some.map(({ invitation }) => invitation),
      );
    }
    return { invited, skipped, replaced };
  });
}

function newInvitation(
  coachId: string,
  cohortId: string,
  { days, role, maxUses, email = null, name = null }: Wish,
  now: Date,
): NewInvitation {
  const token = newToken();
  const invitation = {
    id: randomUUID(),
    cohortId,
    role,
    tokenHash: tokenHash(token) ?? '',
    email,
    name,
    maxUses,
    uses: 0,
    createdBy: coachId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + days * dayMs),
    revokedAt: null,
  };
  return { invitation, token };
}

function* refuseTooMany(tx: Reader, cohortId: string, more: number, now: Date): Work<void> {
  const [found] = yield* run(countOpenInvitations(tx, cohortId, now));
  if (found && found.open + more > mostOpen)
    throw new Conflict(
      `A cohort has at most ${mostOpen.toLocaleString('en')} open invitations, and this one has ${found.open.toLocaleString('en')}: remove some first, by revoking them.`,
    );
}

/** Faults that one answer names. */
const mostFaults = 1000;

function invalidRows(faults: readonly InvitedFault[]): Invalid {
  const errors = faults
    .slice(0, mostFaults)
    .map(({ line, message }) => ({ pointer: `/body/${line}`, message: `line ${line}: ${message}` }));
  const what = faults.length === 1 ? 'One row is at fault' : `${faults.length.toLocaleString('en')} rows are at fault`;
  const left = faults.length - errors.length;
  const more = left > 0 ? ` The first ${errors.length} are listed, ${left} more are not.` : '';
  return new Invalid(`${what}, so nobody was invited. First, ${errors[0]?.message ?? ''}.${more}`, { errors });
}
