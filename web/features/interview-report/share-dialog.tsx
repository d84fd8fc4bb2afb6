import { Mail } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { keepFocus } from '../../components/keep-focus.ts';
import { Problem } from '../../components/problem.tsx';
import { ShownOnce } from '../../components/shown-once.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { formatDate } from '../../format.ts';
import { ShareRow } from './share-row.tsx';
import { ShareWithCoaches } from './share-with-coaches.tsx';
import { useShares } from './use-shares.ts';

const choices = [7, 14, 30, 90];

/** Shares the report with coaches; makes links to it for people without an account, shows each once, and lists and revokes them. */
export function ShareDialog({
  interviewId,
  timeZone,
  onClose,
}: {
  interviewId: string;
  timeZone: string;
  onClose: () => void;
}) {
  const { list, make, revoke } = useShares(interviewId);
  const [days, setDays] = useState(14);
  return (
    <Dialog title="Share this report" onClose={onClose}>
      <div className="grid gap-6">
        <ShareWithCoaches interviewId={interviewId} timeZone={timeZone} />
        <p className="text-ink-2">
          Whoever has a link sees this report as it is when they open it: your name, your answers in your words, their
          points and scores, without recordings. They need no account, change nothing, and see nothing else of yours.
        </p>
        {make.data === undefined ? (
          <div className="flex flex-wrap items-end gap-3">
            <div className="min-w-40 flex-1">
              <Field label="The link works for">
                {(control) => (
                  <select {...control} value={days} onChange={({ target }) => setDays(Number(target.value))}>
                    {choices.map((choice) => (
                      <option key={choice} value={choice}>
                        {choice} days
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            </div>
            <Button look="primary" busy={make.isPending} onClick={() => make.mutate(days)}>
              Make a link
            </Button>
          </div>
        ) : (
          <NewLink
            href={`${location.origin}/shared#${make.data.token}`}
            until={formatDate(make.data.expiresAt, timeZone)}
            onAnother={make.reset}
          />
        )}
        <Problem of={make.error} />
        <section ref={keepFocus} aria-labelledby="links" className="grid gap-2">
          <h3 id="links" className="text-sm font-semibold">
            Links so far
          </h3>
          {list.data === undefined ? (
            list.isError ? (
              <Problem of={list.error} />
            ) : (
              <Skeleton className="h-12 w-full" />
            )
          ) : list.data.items.length === 0 ? (
            <p className="text-sm text-ink-3">None yet.</p>
          ) : (
            <ul className="divide-y divide-line">
              {list.data.items.map((share) => (
                <ShareRow
                  key={share.id}
                  share={share}
                  timeZone={timeZone}
                  busy={revoke.isPending && revoke.variables === share.id}
                  onRevoke={() => revoke.mutate(share.id)}
                />
              ))}
            </ul>
          )}
          <Problem of={revoke.error} />
        </section>
      </div>
    </Dialog>
  );
}

/** A link just made: it is told once. */
function NewLink({ href, until, onAnother }: { href: string; until: string; onAnother: () => void }) {
  const mail = `mailto:?subject=${encodeURIComponent('My mock interview')}&body=${encodeURIComponent(`My report, to read until ${until}:\n${href}\n`)}`;
  return (
    <ShownOnce
      label="Your link"
      hint={`It is shown this once, and works until ${until}.`}
      address={href}
      what="link"
      actions={
        <>
          <a
            href={mail}
            className="inline-flex min-h-11 items-center gap-2.5 rounded-control border border-line-strong px-4 py-2.5 leading-tight font-[550] hover:bg-sunken"
          >
            <Mail size={16} aria-hidden /> Send it by mail
          </a>
          <Button look="quiet" onClick={onAnother}>
            Make another
          </Button>
        </>
      }
    />
  );
}
