import type { Access, CohortMember, Invitation, InvitedByCsv } from '../../api-types.ts';
import { count, formatDate } from '../../format.ts';

/** What a learner shares beyond the work set in the cohort: “, shares progress”; nothing for nothing. */
export function sharingWords({ shareProgress, shareAnswers }: Pick<CohortMember, 'shareProgress' | 'shareAnswers'>) {
  if (shareProgress && shareAnswers) return ', shares progress and all answers';
  if (shareProgress) return ', shares progress';
  return shareAnswers ? ', shares all answers' : '';
}

/** Whether an invitation lets somebody in, and until when: “Works until 6 December 2026, used 3 of 30 times”. */
export function invitationWords(
  {
    state,
    uses,
    maxUses,
    expiresAt,
    revokedAt,
  }: Pick<Invitation, 'state' | 'uses' | 'maxUses' | 'expiresAt' | 'revokedAt'>,
  timeZone: string,
): string {
  const used = maxUses === 1 ? (uses === 1 ? 'used' : 'not used') : `used ${uses} of ${count(maxUses, 'time')}`;
  const until = formatDate(expiresAt, timeZone);
  if (state === 'revoked') return `Revoked ${formatDate(revokedAt ?? expiresAt, timeZone)}, ${used}`;
  if (state === 'expired') return `Expired ${until}, ${used}`;
  return state === 'used-up' ? (maxUses === 1 ? 'Used' : `Used up: ${used}`) : `Works until ${until}, ${used}`;
}

/** What a file of people came to: “9 people are invited, 1 row was left out.” */
export function invitedWords({ items, skipped, replaced }: InvitedByCsv): string {
  const people = items.length === 1 ? '1 person is invited' : `${items.length} people are invited`;
  const left = skipped.length === 0 ? '' : `, ${count(skipped.length, 'row')} left out`;
  const before =
    replaced === 0
      ? ''
      : ` ${count(replaced, 'earlier invitation')} of theirs no longer work${replaced === 1 ? 's' : ''}.`;
  return `${people}${left}.${before}`;
}

/** The invitations just made, as a table to send from: a row each. */
export function invitedCsv({ items }: Pick<InvitedByCsv, 'items'>): string {
  const cell = (value: string) => `"${value.replaceAll('"', '""')}"`;
  // As the table of the dashboard: what a spreadsheet would run as a formula begins with an apostrophe.
  const named = (name: string) => (/^[=+\-@\t\r]/.test(name) ? `'${name}` : name);
  const rows = items.map(({ name, email, role, link, token }) => [named(name ?? ''), email, role, link, token]);
  return [['name', 'email', 'role', 'link', 'code'], ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
}

/** What a coach looked at: “your answer to “What are probes for?””. */
export function accessWords({ kind, title }: Pick<Access, 'kind' | 'title'>): string {
  const of = title === null ? '' : `: “${title.replaceAll('`', '')}”`;
  return `${accessed[kind]}${of}`;
}
const accessed: Record<Access['kind'], string> = {
  answer: 'read an answer of yours',
  recording: 'heard a recording of yours',
  report: 'read the report of a mock interview of yours',
  submission: 'opened what you handed in',
  'learner-page': 'opened your page in the cohort',
  overview: 'looked at the cohort’s overview, your figures among them',
  export: 'downloaded the cohort’s figures, yours among them',
};
