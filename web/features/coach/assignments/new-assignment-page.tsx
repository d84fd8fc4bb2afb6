import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { newId } from '../../../new-id.ts';
import { CohortFrame } from '../cohort-frame.tsx';
import { useIsArchived } from '../use-cohorts.ts';
import { AssignmentForm } from './assignment-form.tsx';

/** A new assignment, with what the learner will read beside it. */
export default function NewAssignmentPage({ cohortId }: { cohortId: string }) {
  const [id] = useState(newId);
  const isArchived = useIsArchived(cohortId);
  const [, navigate] = useLocation();
  return (
    <CohortFrame cohortId={cohortId} title="New assignment">
      <div className="grid gap-1">
        <Link
          href={`/coach/${cohortId}/assignments`}
          className="link inline-flex min-h-11 items-center justify-self-start text-sm font-[550]"
        >
          All assignments
        </Link>
        <h2 className="font-serif text-2xl leading-snug">A new assignment</h2>
      </div>
      {isArchived ? (
        <p className="text-ink-2">Nothing is set in an archived cohort.</p>
      ) : (
        <AssignmentForm
          cohortId={cohortId}
          id={id}
          known={undefined}
          onSaved={() => navigate(`/coach/${cohortId}/assignments/${id}`)}
        />
      )}
    </CohortFrame>
  );
}
