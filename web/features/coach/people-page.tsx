import { useEffect } from 'react';
import { useMe } from '../../hooks/use-me.ts';
import { CohortFrame } from './cohort-frame.tsx';
import { CohortForm } from './cohort-form.tsx';
import { InviteCard } from './invite-card.tsx';
import { MembersCard } from './members-card.tsx';
import { useCohort } from './use-cohorts.ts';
import { Webhooks } from './webhooks.tsx';

/** Who is in a cohort, who is invited, what the cohort is called, and which programs are told of it. */
export default function PeoplePage({ cohortId }: { cohortId: string }) {
  return (
    <CohortFrame cohortId={cohortId}>
      <People cohortId={cohortId} />
    </CohortFrame>
  );
}

function People({ cohortId }: { cohortId: string }) {
  const { data: cohort } = useCohort(cohortId);
  const { data: me } = useMe();
  const isThere = cohort !== undefined && me !== undefined;
  // The link "Invite" leads to a part of this page, which is there only now.
  useEffect(() => {
    if (isThere && location.hash === '#invite') document.querySelector('#invite')?.scrollIntoView({ block: 'start' });
  }, [isThere]);
  if (!isThere) return null;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:grid-rows-[auto_1fr]">
      <MembersCard cohort={cohort} myId={me.id} timeZone={me.timeZone} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:row-span-2">
        <InviteCard cohort={cohort} timeZone={me.timeZone} />
        <CohortForm cohort={cohort} />
      </div>
      <Webhooks cohortId={cohortId} isArchived={cohort.archivedAt !== null} />
    </div>
  );
}
