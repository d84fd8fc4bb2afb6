import { Download } from 'lucide-react';
import { type SyntheticEvent, useEffect, useId, useState } from 'react';
import { ApiError } from '../../api-error.ts';
import type { Cohort, Invitation, InvitedByCsv, NewInvitation } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { CheckField } from '../../components/check-field.tsx';
import { messageOf } from '../../components/error-state.tsx';
import { Field } from '../../components/field.tsx';
import { FileInput } from '../../components/file-input.tsx';
import { keepFocus } from '../../components/keep-focus.ts';
import { NumberField } from '../../components/number-field.tsx';
import { Problem } from '../../components/problem.tsx';
import { RevocableRow } from '../../components/revocable-row.tsx';
import { ShownOnce } from '../../components/shown-once.tsx';
import { fieldError, namesFields } from '../../field-errors.ts';
import { formatDate } from '../../format.ts';
import { invitationWords, invitedCsv, invitedWords } from './people-words.ts';
import { useInvitations } from './use-invitations.ts';

const choices = [1, 7, 14, 30, 90, 365];

/** Making invitations, by link or from a table, and those there are. */
export function InviteCard({ cohort, timeZone }: { cohort: Cohort; timeZone: string }) {
  const invitations = useInvitations(cohort.id);
  const { list, revoke } = invitations;
  const all = list.data?.pages.flatMap(({ items }) => items);
  return (
    <Card id="invite" aria-labelledby="invite-title" className="grid scroll-mt-6 gap-6 p-5 md:p-6">
      <h2 id="invite-title" className="font-semibold">
        Invite
      </h2>
      {cohort.archivedAt === null && (
        <>
          <div ref={keepFocus}>
            <ByLink make={invitations.make} timeZone={timeZone} />
          </div>
          <ByTable makeMany={invitations.makeMany} />
        </>
      )}
      <section ref={keepFocus} aria-labelledby="invitations" className="grid gap-2 border-t border-line pt-5">
        <h3 id="invitations" className="text-sm font-semibold">
          Invitations so far
        </h3>
        {all === undefined ? (
          <Problem of={list.error} />
        ) : all.length === 0 ? (
          <p className="text-sm text-ink-3">None yet.</p>
        ) : (
          <ul className="divide-y divide-line">
            {all.map((invitation) => (
              <InvitationRow
                key={invitation.id}
                invitation={invitation}
                timeZone={timeZone}
                busy={revoke.isPending && revoke.variables === invitation.id}
                onRevoke={() => revoke.mutate(invitation.id)}
              />
            ))}
          </ul>
        )}
        {list.hasNextPage && (
          <Button
            look="quiet"
            className="justify-self-start text-sm"
            busy={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            Show more
          </Button>
        )}
        <Problem of={revoke.error} />
      </section>
    </Card>
  );
}

function ByLink({ make, timeZone }: { make: ReturnType<typeof useInvitations>['make']; timeZone: string }) {
  const [role, setRole] = useState<'learner' | 'coach'>('learner');
  const [people, setPeople] = useState('30');
  const [days, setDays] = useState(14);
  if (make.data) return <Made invitation={make.data} timeZone={timeZone} onAnother={make.reset} />;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    make.mutate({ role, maxUses: Number(people), days });
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="They join as" error={fieldError(make.error, '/body/role')}>
          {(control) => (
            <select
              {...control}
              value={role}
              onChange={({ target }) => setRole(target.value === 'coach' ? 'coach' : 'learner')}
            >
              <option value="learner">learners</option>
              <option value="coach">coaches</option>
            </select>
          )}
        </Field>
        <Field label="It works for" error={fieldError(make.error, '/body/days')}>
          {(control) => (
            <select {...control} value={days} onChange={({ target }) => setDays(Number(target.value))}>
              {choices.map((choice) => (
                <option key={choice} value={choice}>
                  {choice === 1 ? '1 day' : `${choice} days`}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <NumberField
        label="How many may join"
        value={people}
        onChange={setPeople}
        error={fieldError(make.error, '/body/maxUses')}
      />
      <Problem of={namesFields(make.error) ? null : make.error} />
      <Button type="submit" look="primary" busy={make.isPending} className="justify-self-start" data-keeps-focus>
        Make an invitation
      </Button>
    </form>
  );
}

/** An invitation just made: it is told once. */
function Made({
  invitation,
  timeZone,
  onAnother,
}: {
  invitation: NewInvitation;
  timeZone: string;
  onAnother: () => void;
}) {
  return (
    <ShownOnce
      label="Your invitation"
      hint={`It is shown this once, and works until ${formatDate(invitation.expiresAt, timeZone)}.`}
      address={`${location.origin}/join#${invitation.token}`}
      what="link"
      actions={
        <Button look="quiet" onClick={onAnother}>
          Make another
        </Button>
      }
    >
      <p className="text-sm text-ink-2">
        Or as a code, to be typed at <span className="font-semibold">{location.host}/join</span>:{' '}
        <code className="code text-base whitespace-nowrap">{invitation.token}</code>
      </p>
    </ShownOnce>
  );
}

function ByTable({ makeMany }: { makeMany: ReturnType<typeof useInvitations>['makeMany'] }) {
  const [file, setFile] = useState<File>();
  const [skipInvalid, setSkipInvalid] = useState(false);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (file) makeMany.mutate({ file, skipInvalid });
  };
  return (
    <details className="border-t border-line pt-4">
      <summary className="min-h-11 cursor-pointer content-center text-sm font-semibold">
        Invite from a table (CSV)
      </summary>
      <form onSubmit={submit} className="grid gap-4 pt-2">
        <Field
          label="File"
          hint="A first line name,email,role, then a line for each person; the role may be empty. Each gets a link of their own for one person, which you send them."
        >
          {(control) => (
            <FileInput
              control={control}
              accept=".csv,text/csv"
              onChoose={(chosen) => {
                setFile(chosen);
                makeMany.reset();
              }}
            />
          )}
        </Field>
        <CheckField
          label="Leave out rows at fault"
          hint="Otherwise one such row, and nobody is invited."
          checked={skipInvalid}
          onChange={setSkipInvalid}
        />
        <Button type="submit" busy={makeMany.isPending} disabled={!file} className="justify-self-start">
          Invite them
        </Button>
        <div aria-live="polite">
          {makeMany.data && <Invited result={makeMany.data} />}
          {makeMany.isError && <Refused error={makeMany.error} />}
        </div>
      </form>
    </details>
  );
}

/** What a table came to, with the links to send: they are told once. */
function Invited({ result }: { result: InvitedByCsv }) {
  const href = useTextFile(invitedCsv(result));
  return (
    <div className="grid gap-3 rounded-control bg-covered-soft px-4 py-3.5">
      <p className="num font-[550] text-covered">{invitedWords(result)}</p>
      {result.items.length > 0 && (
        <a href={href} download="invitations.csv" className="link inline-flex min-h-11 items-center gap-2 font-[550]">
          <Download size={16} aria-hidden /> Download their links (.csv)
        </a>
      )}
      <p className="text-sm">The links are shown this once: keep the file until you have sent them.</p>
      <Rows rows={result.skipped.map(({ line, message }) => `Line ${line}: ${message}`)} />
    </div>
  );
}

function Refused({ error }: { error: unknown }) {
  const rows = error instanceof ApiError ? error.errors.map(({ message }) => message) : [];
  return (
    <div className="grid gap-3 rounded-control bg-wrong-soft px-4 py-3.5">
      <p className="font-[550] text-wrong">{messageOf(error)}</p>
      <Rows rows={rows.length > 1 ? rows : []} />
    </div>
  );
}

const mostRows = 100;
function Rows({ rows }: { rows: readonly string[] }) {
  const id = useId();
  if (rows.length === 0) return null;
  return (
    <div>
      <p id={id} className="sr-only">
        Rows at fault
      </p>
      <ul aria-labelledby={id} tabIndex={0} className="num grid max-h-60 gap-1 overflow-y-auto text-sm">
        {rows.slice(0, mostRows).map((row) => (
          <li key={row}>{row}</li>
        ))}
        {rows.length > mostRows && <li>and {rows.length - mostRows} more</li>}
      </ul>
    </div>
  );
}

/** An address of a text, to download. */
function useTextFile(text: string): string | undefined {
  const [href, setHref] = useState<string>();
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
    setHref(url);
    return () => URL.revokeObjectURL(url);
  }, [text]);
  return href;
}

function InvitationRow({
  invitation,
  timeZone,
  busy,
  onRevoke,
}: {
  invitation: Invitation;
  timeZone: string;
  busy: boolean;
  onRevoke: () => void;
}) {
  const isOpen = invitation.state === 'open';
  const made = `made ${formatDate(invitation.createdAt, timeZone)}${invitation.createdBy === null ? '' : ` by ${invitation.createdBy}`}`;
  return (
    <RevocableRow
      what={`the invitation ${invitation.email ?? made}`}
      then="Nobody joins by it then."
      canRevoke={isOpen}
      busy={busy}
      onRevoke={onRevoke}
    >
      {invitation.email !== null && <p className="truncate font-[550]">{invitation.name ?? invitation.email}</p>}
      <p className={`num ${isOpen ? '' : 'text-ink-3'}`}>{invitationWords(invitation, timeZone)}</p>
      <p className="num text-ink-3">
        For {invitation.maxUses === 1 ? `a ${invitation.role}` : invitation.role === 'coach' ? 'coaches' : 'learners'},{' '}
        {made}
      </p>
    </RevocableRow>
  );
}
