import { useMutation, useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useEffect, useState, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import { api } from '../../api-client.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { CardSkeleton } from '../../components/card-skeleton.tsx';
import { messageOf } from '../../components/error-state.tsx';
import { Field } from '../../components/field.tsx';
import { Markdown } from '../../components/markdown.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { Problem } from '../../components/problem.tsx';
import { Loading } from '../../components/skeleton.tsx';
import { listing } from '../../format.ts';
import { toast } from '../../hooks/toast.ts';
import { useSession } from '../../hooks/use-session.ts';
import { dropInvitation, heldInvitation, holdInvitation } from './held-invitation.ts';
import { useKeepCohort } from './use-cohorts.ts';

/** Joins a cohort by the token behind the # of the address, which no server sees, or by the code typed here. */
export default function JoinPage() {
  const inAddress = useSyncExternalStore(onHashChange, () => location.hash.slice(1));
  const [typed, setTyped] = useState({ code: '', at: '' });
  const [held] = useState(heldInvitation);
  // A link that is opened later wins over what was typed before.
  const token = (typed.at === inAddress && typed.code) || inAddress || held;
  const onCode = (code: string) => setTyped({ code, at: inAddress });
  return (
    <div className="mx-auto grid max-w-2xl gap-6">
      {token === '' ? (
        <>
          <PageHeading title="Join a cohort">Join a cohort</PageHeading>
          <CodeForm onCode={onCode} />
        </>
      ) : (
        <Invited key={token} token={token} onCode={onCode} />
      )}
    </div>
  );
}

function onHashChange(tell: () => void) {
  addEventListener('hashchange', tell);
  return () => removeEventListener('hashchange', tell);
}

function CodeForm({ onCode, isAnother = false }: { onCode: (code: string) => void; isAnother?: boolean }) {
  const [code, setCode] = useState('');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (code.trim() !== '') onCode(code.trim());
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field
        label="Code"
        hint="Twelve characters from your coach, such as 7K3M-Q2XD-9RTV; capitals and dashes do not matter."
      >
        {(control) => (
          <input
            {...control}
            value={code}
            // The code that was just sent led nowhere.
            autoFocus={isAnother}
            maxLength={200}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            onChange={({ target }) => setCode(target.value)}
          />
        )}
      </Field>
      <Button type="submit" look="primary" disabled={code.trim() === ''} className="justify-self-start">
        Look at the invitation
      </Button>
    </form>
  );
}

/** What the invitation leads to, and what coaches will see; then joining. */
function Invited({ token, onCode }: { token: string; onCode: (code: string) => void }) {
  const { data: session } = useSession();
  const [, navigate] = useLocation();
  const keep = useKeepCohort();
  const invitation = useQuery({
    queryKey: ['invitation', token, session?.user.id],
    queryFn: () => api.getInvitation({ params: { token } }),
    enabled: session !== undefined,
  });
  const join = useMutation({
    mutationFn: () => api.acceptInvitation({ params: { token } }),
    onSuccess: (cohort) => {
      dropInvitation();
      void keep(cohort);
      toast(`You are in ${cohort.name}.`);
      navigate(cohort.role === 'coach' ? `/coach/${cohort.id}` : '/assignments', { replace: true });
    },
  });
  // A code that leads nowhere is not asked for again.
  useEffect(() => {
    if (invitation.isError) dropInvitation();
  }, [invitation.isError]);
  if (invitation.isError)
    return (
      <>
        <PageHeading title="Join a cohort">Join a cohort</PageHeading>
        <p role="alert" className="rounded-control bg-wrong-soft px-4 py-3.5 font-[550] text-wrong">
          {messageOf(invitation.error)}
        </p>
        <CodeForm onCode={onCode} isAnother />
      </>
    );
  if (invitation.data === undefined)
    return (
      <Loading label="Reading the invitation">
        <CardSkeleton lines={5} />
      </Loading>
    );
  const { cohort, role, coaches, seen, joined } = invitation.data;
  const hasAccount = session != null && session.user.isAnonymous !== true;
  const next = '?next=%2Fjoin';
  return (
    <>
      <PageHeading title={`Join ${cohort.name}`} eyebrow={role === 'coach' ? 'Invitation to coach' : 'Invitation'}>
        {cohort.name}
      </PageHeading>
      <p className="text-ink-2">
        {listing(coaches)} {coaches.length === 1 ? 'coaches' : 'coach'} this cohort
        {role === 'coach'
          ? ', and you are invited to coach it with them.'
          : ' and would set work for you and read your answers to it.'}
      </p>
      {cohort.about !== '' && <Markdown>{cohort.about}</Markdown>}
      <Card aria-labelledby="seen" className="grid gap-3 p-5 md:p-6">
        <h2 id="seen" className="font-semibold">
          {role === 'coach' ? 'Who sees what' : 'What its coaches see of you'}
        </h2>
        <ul className="grid list-disc gap-2 pl-5">
          {seen.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p className="text-sm text-ink-2">
          You can leave at any time: your answers stay yours, and coaches lose sight of them.
        </p>
      </Card>
      {joined !== null ? (
        <div className="flex flex-wrap items-center gap-3">
          <p>You are in this cohort already.</p>
          <ButtonLink href={joined.role === 'coach' ? `/coach/${joined.cohortId}` : '/assignments'}>Open it</ButtonLink>
        </div>
      ) : hasAccount ? (
        <div className="flex flex-wrap items-center gap-4">
          <Button look="primary" busy={join.isPending} onClick={() => join.mutate()}>
            {role === 'coach' ? 'Coach this cohort' : 'Join this cohort'}
          </Button>
          <p className="text-sm text-ink-3">As {session.user.name}</p>
        </div>
      ) : (
        <div className="grid gap-3">
          <p>
            {session === null
              ? 'Sign up or in first; this page then comes back.'
              : 'Sign up first: what you answered as a guest comes along, and this page comes back.'}
          </p>
          {/* The token goes along in this tab, not in the address. */}
          <div className="flex flex-wrap gap-3" onClickCapture={() => holdInvitation(token)}>
            <ButtonLink look="primary" href={`/sign-up${next}`}>
              Sign up to join
            </ButtonLink>
            <ButtonLink href={`/sign-in${next}`}>Sign in</ButtonLink>
          </div>
        </div>
      )}
      <Problem of={join.error} />
    </>
  );
}
