import { Download } from 'lucide-react';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { ApiError } from '../../api-error.ts';
import type { Deletion, Me } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { CheckField } from '../../components/check-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Problem } from '../../components/problem.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { fieldError } from '../../field-errors.ts';
import { count } from '../../format.ts';
import { goesWords, staysWords } from './deletion-words.ts';
import { EmailField } from './email-field.tsx';
import { PasswordField } from './password-field.tsx';
import { useDeleteAccount, useDeletion } from './use-deletion.ts';

/** The way out for good. */
export function DeleteAccount({ me }: { me: Me }) {
  const [asking, setAsking] = useState(false);
  const isGuest = me.role === 'guest';
  return (
    <div className="mt-6 grid justify-items-start gap-3 border-t border-line pt-6">
      <h3 className="font-semibold">{isGuest ? 'Delete everything' : 'Delete this account'}</h3>
      <p className="max-w-xl text-ink-2">
        With everything in it, at once and for good. What that is, and what stays with others, is said before you
        confirm.
      </p>
      <Button look="danger" onClick={() => setAsking(true)}>
        {isGuest ? 'Delete my work' : 'Delete my account'}
      </Button>
      {asking && <Confirmation me={me} onClose={() => setAsking(false)} />}
    </div>
  );
}

const formId = 'delete-account';

function Confirmation({ me, onClose }: { me: Me; onClose: () => void }) {
  const deletion = useDeletion();
  const remove = useDeleteAccount(me.id);
  return (
    <Dialog
      wide
      title={me.role === 'guest' ? 'Delete all your work?' : 'Delete your account?'}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Keep it
          </Button>
          <Button type="submit" form={formId} look="danger" busy={remove.isPending} disabled={!deletion.data}>
            {remove.isPending ? 'Deleting…' : 'Delete for good'}
          </Button>
        </>
      }
    >
      {deletion.isError && !deletion.data && (
        <ErrorState
          title="What would go could not be read"
          error={deletion.error}
          onRetry={() => void deletion.refetch()}
        />
      )}
      {deletion.isPending && (
        <Loading label="Looking what would go" className="grid gap-3">
          <Skeleton className="h-6 w-2/3" />
          <Skeleton className="h-24 w-full" />
        </Loading>
      )}
      {deletion.data && <ConfirmationForm deletion={deletion.data} remove={remove} />}
    </Dialog>
  );
}

function ConfirmationForm({ deletion, remove }: { deletion: Deletion; remove: ReturnType<typeof useDeleteAccount> }) {
  const [confirm, setConfirm] = useState('');
  const [password, setPassword] = useState('');
  const [cohortsToo, setCohortsToo] = useState(false);
  const [missing, setMissing] = useState<{ confirm?: string; password?: string; cohorts?: string }>({});
  const { leaves, onlyCoachOf, onlyAdmin, email } = deletion;
  const isGuest = email === null;
  const isAlone = onlyCoachOf.length > 0;
  const stays = staysWords(deletion);
  const errorAt = (field: 'confirm' | 'password') => missing[field] ?? ownError(remove.error, field);
  const edited = () => {
    setMissing({});
    remove.reset();
  };

  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector('[role=alert]')?.scrollIntoView({ block: 'center' });
  }, [missing, remove.error]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (remove.isPending) return;
    const found = {
      ...(isAlone &&
        !cohortsToo && {
          cohorts: `Make somebody else coach first, or choose to delete ${onlyCoachOf.length === 1 ? 'it' : 'them'}, too.`,
        }),
      ...(!isGuest && confirm.trim() === '' && { confirm: 'Write the e-mail address of your account.' }),
      ...(!isGuest && password === '' && { password: 'Write the password of your account.' }),
    };
    setMissing(found);
    if (Object.keys(found).length > 0) return;
    remove.mutate({ ...(isGuest ? {} : { confirm, password }), soleCohorts: isAlone ? 'delete' : 'refuse' });
  };
  return (
    <form ref={form} id={formId} noValidate onSubmit={submit} className="grid gap-6">
      <div className="grid justify-items-start gap-1">
        <p>Nobody can bring any of it back.</p>
        <a href="/api/v1/me/export" download className="link inline-flex min-h-11 items-center gap-2 font-[550]">
          <Download size={16} aria-hidden />
          Download everything first (.zip)
        </a>
      </div>
      <Part title="This goes">
        {goesWords(deletion).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </Part>
      {leaves.length > 0 && (
        <Part title="These go on without you">
          {leaves.map(({ name, role }, index) => (
            // Two cohorts may have one name.
            <li key={index}>
              {name}, where you are a {role}
            </li>
          ))}
        </Part>
      )}
      {stays.length > 0 && (
        <Part title="This stays with others, without your name">
          {stays.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </Part>
      )}
      {onlyAdmin && (
        <p className="rounded-control bg-partial-soft px-4 py-3.5">
          You are the only admin of this server. Without you, nobody reads reports of questions here or sees how graders
          do.
        </p>
      )}
      {isAlone && (
        <div className="grid gap-3 rounded-control bg-partial-soft px-4 py-3.5">
          <p className="font-[550]">Nobody else coaches {onlyCoachOf.length === 1 ? 'this cohort' : 'these cohorts'}</p>
          <ul className="grid gap-1">
            {onlyCoachOf.map(({ id, name, learners }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-x-4">
                <span className="num min-w-0 break-words">
                  {name}, {count(learners, 'learner')}
                </span>
                <Link href={`/coach/${id}/people`} className="link inline-flex min-h-11 items-center font-[550]">
                  Make somebody else coach
                </Link>
              </li>
            ))}
          </ul>
          <CheckField
            label={`Delete ${onlyCoachOf.length === 1 ? 'it' : 'them'}, too`}
            hint="Assignments, what was handed in for them and comments go along. The learners are told, and keep their own answers."
            checked={cohortsToo}
            onChange={(checked) => {
              setCohortsToo(checked);
              edited();
            }}
          />
          <Problem of={missing.cohorts} />
        </div>
      )}
      {!isGuest && (
        <div className="grid items-start gap-5 border-t border-line pt-5 sm:grid-cols-2">
          <EmailField
            value={confirm}
            onChange={(value) => {
              setConfirm(value);
              edited();
            }}
            error={errorAt('confirm')}
          />
          <PasswordField
            label="Password"
            autoComplete="current-password"
            value={password}
            onChange={(value) => {
              setPassword(value);
              edited();
            }}
            error={errorAt('password')}
          />
        </div>
      )}
      <Problem of={!ownError(remove.error, 'confirm') && !ownError(remove.error, 'password') ? remove.error : null} />
    </form>
  );
}

/** What the server says of a field. */
const ownError = (error: unknown, field: 'confirm' | 'password') =>
  error instanceof ApiError ? fieldError(error, `/body/${field}`) : undefined;

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-1.5">
      <h3 className="text-sm font-semibold">{title}</h3>
      <ul className="num grid list-disc gap-1 pl-5 text-ink-2">{children}</ul>
    </section>
  );
}
