import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { AssignmentDetail } from '../../../api-types.ts';
import { Button } from '../../../components/button.tsx';
import { Card } from '../../../components/card.tsx';
import { Chip } from '../../../components/chip.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { ErrorState, messageOf } from '../../../components/error-state.tsx';
import { keepFocus } from '../../../components/keep-focus.ts';
import { PageSkeleton } from '../../../components/skeleton.tsx';
import { toast } from '../../../hooks/toast.ts';
import { useStudyClock } from '../../../hooks/use-study-clock.ts';
import { CoachAgreement } from '../../agreement/coach-agreement.tsx';
import { kindOf } from '../../assignments/assignment-words.ts';
import { WorkFacts } from '../../assignments/work-facts.tsx';
import { CohortFrame } from '../cohort-frame.tsx';
import { useIsArchived } from '../use-cohorts.ts';
import { AssignmentForm } from './assignment-form.tsx';
import { LearnerRow } from './learner-row.tsx';
import { assignmentQuery, useAssignment } from './use-assignments.ts';

/** A draft to go on with; or what is set, who has it, and what can still be changed of it. */
export default function CoachAssignmentPage({ cohortId, id }: { cohortId: string; id: string }) {
  const { data, error, refetch } = useQuery({ ...assignmentQuery(id), refetchOnMount: 'always' });
  return (
    <CohortFrame cohortId={cohortId} title={data?.title}>
      {data !== undefined ? (
        <div ref={keepFocus}>
          <Shown assignment={data} />
        </div>
      ) : error ? (
        <ErrorState title="This assignment cannot be shown" error={error} onRetry={() => void refetch()} />
      ) : (
        <PageSkeleton />
      )}
    </CohortFrame>
  );
}

const statusWords: Record<AssignmentDetail['status'], string> = {
  draft: 'Draft',
  assigned: 'Assigned',
  closed: 'Closed',
  archived: 'Archived',
};

function Shown({ assignment }: { assignment: AssignmentDetail }) {
  const { id, cohortId, status, title, learners, deck } = assignment;
  const { timeZone } = useStudyClock();
  const isArchived = useIsArchived(cohortId);
  const [isEditing, setIsEditing] = useState(false);
  const [, navigate] = useLocation();
  const base = `/coach/${cohortId}/assignments`;
  const back = (
    <Link href={base} className="link inline-flex min-h-11 items-center text-sm font-[550]">
      All assignments
    </Link>
  );
  if (!isArchived && (status === 'draft' || isEditing))
    return (
      <div className="grid gap-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          {back}
          <MoreActions assignment={assignment} />
        </div>
        <AssignmentForm
          key={`${id} ${status}`}
          cohortId={cohortId}
          id={id}
          known={assignment}
          onSaved={() => {
            setIsEditing(false);
            if (status === 'draft') navigate(`${base}/${id}`);
          }}
        />
      </div>
    );
  return (
    <div className="grid gap-5">
      {back}
      <Card aria-label="What is set" className="grid gap-5 p-5 md:p-7">
        <div className="flex flex-wrap items-center gap-2.5">
          <h2 className="font-serif text-2xl leading-snug">{title}</h2>
          <Chip>{kindOf(assignment)}</Chip>
          <Chip tone={status === 'assigned' ? 'accent' : 'plain'}>{statusWords[status]}</Chip>
        </div>
        {deck?.retired === true && (
          <p className="rounded-control bg-sunken px-4 py-3 text-sm text-ink-2">
            The deck “{deck.title}” was retired: no new take can begin. What was handed in stays; duplicate this and
            choose another deck.
          </p>
        )}
        <WorkFacts work={assignment} dueAt={assignment.dueAt} timeZone={timeZone} coachTimeZone={null} />
        {!isArchived && (
          <div className="flex flex-wrap gap-3 border-t border-line pt-5">
            {status === 'assigned' && (
              <Button look="primary" onClick={() => setIsEditing(true)}>
                Change dates or text
              </Button>
            )}
            <MoreActions assignment={assignment} />
          </div>
        )}
      </Card>
      <Card aria-labelledby="learners" className="pt-5">
        <h2 id="learners" className="px-5 font-serif text-xl md:px-7">
          Learners
        </h2>
        {learners.length === 0 ? (
          <p className="px-5 py-4 text-ink-2 md:px-7">
            Nobody has it yet. {assignment.learnerIds === null && !isArchived && 'Whoever joins the cohort gets it.'}
          </p>
        ) : (
          <ul className="mt-2 divide-y divide-line">
            {learners.map((learner) => (
              <LearnerRow key={learner.userId} {...{ learner, assignment, timeZone, isArchived }} />
            ))}
          </ul>
        )}
      </Card>
      {assignment.blind && <CoachAgreement cohortId={cohortId} assignmentId={id} />}
    </div>
  );
}

const asks = {
  close: {
    title: 'Close this assignment?',
    text: 'It takes no more work, and your learners are shown so. What was handed in stays, and can be reviewed.',
    button: 'Close it',
  },
  archive: {
    title: 'Archive this assignment?',
    text: 'It is put away and takes no more work. What was handed in stays.',
    button: 'Archive it',
  },
} as const;

/** Duplicate, close, archive. */
function MoreActions({ assignment: { id, cohortId, status } }: { assignment: AssignmentDetail }) {
  const actions = useAssignment(id);
  const [, navigate] = useLocation();
  const [asked, setAsked] = useState<keyof typeof asks | null>(null);
  const onError = (error: unknown) => toast(messageOf(error), { tone: 'problem' });
  return (
    <div className="flex flex-wrap gap-3">
      <Button
        busy={actions.duplicate.isPending}
        onClick={() =>
          actions.duplicate.mutate(undefined, {
            onSuccess: (copy) => navigate(`/coach/${cohortId}/assignments/${copy.id}`),
            onError,
          })
        }
      >
        Duplicate
      </Button>
      {status === 'assigned' && <Button onClick={() => setAsked('close')}>Close</Button>}
      {status !== 'archived' && (
        <Button look="quiet" onClick={() => setAsked('archive')}>
          Archive
        </Button>
      )}
      {asked !== null && (
        <Dialog
          title={asks[asked].title}
          textOnly
          onClose={() => setAsked(null)}
          actions={
            <>
              <Button onClick={() => setAsked(null)}>Leave it</Button>
              <Button
                look="primary"
                busy={actions[asked].isPending}
                onClick={() => actions[asked].mutate(undefined, { onError, onSettled: () => setAsked(null) })}
              >
                {asks[asked].button}
              </Button>
            </>
          }
        >
          <p>{asks[asked].text}</p>
        </Dialog>
      )}
    </div>
  );
}
