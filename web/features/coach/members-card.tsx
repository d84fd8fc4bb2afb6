import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Cohort, CohortMember } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { messageOf } from '../../components/error-state.tsx';
import { keepFocus } from '../../components/keep-focus.ts';
import { Problem } from '../../components/problem.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { count, formatDate } from '../../format.ts';
import { toast } from '../../hooks/toast.ts';
import { sharingWords } from './people-words.ts';
import { usePeople } from './use-people.ts';

/** The members of a cohort: what they share, making coaches, and removing them. */
export function MembersCard({ cohort, myId, timeZone }: { cohort: Cohort; myId: string; timeZone: string }) {
  const { members, change, remove } = usePeople(cohort.id);
  const [leaving, setLeaving] = useState<CohortMember>();
  const people = members.data?.pages.flatMap(({ items }) => items);
  const [, navigate] = useLocation();
  const onRemoved = () => {
    setLeaving(undefined);
    if (leaving?.userId !== myId) return;
    toast(`You have left ${cohort.name}.`);
    navigate('/coach');
  };
  const isOpen = cohort.archivedAt === null;
  return (
    <Card ref={keepFocus} aria-labelledby="members" className="grid">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 px-5 py-4">
        <h2 id="members" className="font-semibold">
          Members
        </h2>
        <p className="num text-sm text-ink-2">
          {count(cohort.learnerCount, 'learner')}, {count(cohort.coaches.length, 'coach', 'coaches')}
        </p>
      </div>
      {people === undefined ? (
        members.isError ? (
          <Problem of={members.error} className="px-5 pb-5" />
        ) : (
          <Loading label="Loading the members" className="grid gap-3 px-5 pb-5">
            <Skeleton className="h-12 w-full" />
            <Skeleton className="h-12 w-full" />
          </Loading>
        )
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {people.map((member) => (
            <li
              key={member.userId}
              className="grid gap-x-4 gap-y-1 px-5 py-3.5 sm:flex sm:items-center sm:justify-between"
            >
              <div className="grid min-w-0 gap-0.5">
                <p className="flex flex-wrap items-center gap-2 font-semibold">
                  {member.role === 'learner' ? (
                    <Link href={`/coach/${cohort.id}/learners/${member.userId}`} className="link">
                      {member.name}
                    </Link>
                  ) : (
                    member.name
                  )}
                  {member.role === 'coach' && <Chip tone="accent">coach</Chip>}
                  {member.userId === myId && <Chip>you</Chip>}
                </p>
                <p className="truncate text-sm text-ink-2">{member.email}</p>
                <p className="num text-sm text-ink-3">
                  since {formatDate(member.joinedAt, timeZone)}
                  {sharingWords(member)}
                </p>
              </div>
              <div className="-ml-4 flex shrink-0 flex-wrap sm:-mr-4 sm:ml-0">
                {isOpen && (
                  <Button
                    look="quiet"
                    className="text-sm"
                    busy={change.isPending && change.variables.userId === member.userId}
                    onClick={() =>
                      change.mutate(
                        { userId: member.userId, role: member.role === 'coach' ? 'learner' : 'coach' },
                        { onError: (error) => toast(messageOf(error), { tone: 'problem' }) },
                      )
                    }
                  >
                    {member.role === 'coach' ? 'Make a learner' : 'Make a coach'}
                    <span className="sr-only"> of {member.name}</span>
                  </Button>
                )}
                <Button look="quiet" className="text-sm" data-keeps-focus onClick={() => setLeaving(member)}>
                  {member.userId === myId ? 'Leave…' : 'Remove…'}
                  <span className="sr-only"> {member.name}</span>
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {cohort.learnerCount === 0 && people !== undefined && isOpen && (
        <p className="border-t border-line px-5 py-4 text-sm text-ink-2">
          No learners yet: make an invitation and send it to them.
        </p>
      )}
      {members.hasNextPage && (
        <Button
          look="quiet"
          className="m-3 justify-self-start"
          busy={members.isFetchingNextPage}
          onClick={() => void members.fetchNextPage()}
        >
          Show more
        </Button>
      )}
      {leaving && (
        <Dialog
          title={leaving.userId === myId ? `Leave ${cohort.name}?` : `Remove ${leaving.name}?`}
          onClose={() => {
            setLeaving(undefined);
            remove.reset();
          }}
          actions={
            <>
              <Button onClick={() => setLeaving(undefined)}>{leaving.userId === myId ? 'Stay' : 'Keep them'}</Button>
              <Button
                look="danger"
                busy={remove.isPending}
                onClick={() => remove.mutate(leaving.userId, { onSuccess: onRemoved })}
              >
                {leaving.userId === myId ? 'Leave' : 'Remove'}
              </Button>
            </>
          }
        >
          <WhatStays member={leaving} mine={leaving.userId === myId} />
          <Problem of={remove.error} className="mt-3" />
        </Dialog>
      )}
    </Card>
  );
}

/** What stays and what goes, said before it happens. */
function WhatStays({ member, mine }: { member: CohortMember; mine: boolean }) {
  if (member.role === 'coach')
    return (
      <p>
        {mine ? 'You no longer see' : `${member.name} no longer sees`} this cohort and what is handed in. The verdicts
        and comments {mine ? 'you' : 'they'} gave stay where they are.
      </p>
    );
  return (
    <ul className="grid list-disc gap-2 pl-5">
      <li>{member.name} is told, and sees this cohort and its assignments no more.</li>
      <li>Their answers, verdicts and comments stay with them, and what they handed in stays in their own list.</li>
      <li>You and the other coaches no longer see any of it.</li>
      <li>They come back only with an invitation that you make after this.</li>
    </ul>
  );
}
