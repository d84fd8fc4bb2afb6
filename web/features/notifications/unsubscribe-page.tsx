import { useMutation, useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { api } from '../../api-client.ts';
import { ApiError } from '../../api-error.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { CardSkeleton } from '../../components/card-skeleton.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { Problem } from '../../components/problem.tsx';
import type { SwitchedOff } from '../../api-types.ts';

/** The end of a mail’s “no more of these”: says what was switched off, and undoes it. The token stays behind the # of the address. */
export default function UnsubscribePage() {
  const token = useSyncExternalStore(onHashChange, () => location.hash.slice(1));
  const off = useQuery({
    queryKey: ['unsubscribe', token],
    queryFn: () => api.unsubscribe({ query: { token } }),
    enabled: token !== '',
    staleTime: Infinity,
    gcTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const isGone = token === '' || (off.error instanceof ApiError && off.error.code === 'not-found');
  return (
    <div className="mx-auto grid max-w-2xl gap-6">
      <PageHeading title="No more of these mails">No more of these mails</PageHeading>
      {isGone ? (
        <EmptyState
          title="This link switches nothing off."
          actions={
            <ButtonLink look="primary" href="/settings#notifications">
              Choose in Settings
            </ButtonLink>
          }
        >
          It may not be complete. Use the link of a newer mail, or sign in and choose what you are told.
        </EmptyState>
      ) : off.isError ? (
        <ErrorState title="They are not switched off yet" error={off.error} onRetry={() => void off.refetch()} />
      ) : off.data ? (
        <Done token={token} items={off.data.switchedOff} />
      ) : (
        <CardSkeleton />
      )}
    </div>
  );
}

function Done({ token, items }: { token: string; items: SwitchedOff[] }) {
  const undo = useMutation({
    mutationFn: () => api.resubscribe({ body: { token, kinds: items.map(({ kind }) => kind) } }),
  });
  if (items.length === 0)
    return (
      <EmptyState
        title="They were off already."
        actions={<ButtonLink href="/settings#notifications">Choose what you are told</ButtonLink>}
      >
        You get no mails of this sort.
      </EmptyState>
    );
  return (
    <Card className="grid gap-5 p-5 md:p-7">
      <p role="status">
        {undo.isSuccess
          ? 'You get these mails again:'
          : 'Done. You are mailed no more about what follows; it still is in the page, behind the bell:'}
      </p>
      <ul className="grid list-disc gap-1.5 pl-5">
        {items.map(({ kind, label }) => (
          <li key={kind}>{label}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        {!undo.isSuccess && (
          <Button busy={undo.isPending} onClick={() => undo.mutate()}>
            Undo: mail me again
          </Button>
        )}
        <ButtonLink look="quiet" href="/settings#notifications">
          Choose what you are told
        </ButtonLink>
      </div>
      <Problem of={undo.error} />
    </Card>
  );
}

function onHashChange(tell: () => void) {
  addEventListener('hashchange', tell);
  return () => removeEventListener('hashchange', tell);
}
