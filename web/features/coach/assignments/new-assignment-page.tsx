import { useState } from 'react';
import { useLocation } from 'wouter';
import { newId } from '../../../new-id.ts';
import { CohortFrame } from '../cohort-frame.tsx';
import { AssignmentForm } from './assignment-form.tsx';

/** A new assignment, with what the learner will read beside it. */
export default function NewAssignmentPage({ cohortId }: { cohortId: string }) {
  const [id] = useState(newId);
  const [, navigate] = useLocation();
  return (
    <CohortFrame cohortId={cohortId}>
      <AssignmentForm
        cohortId={cohortId}
        id={id}
        known={undefined}
        onSaved={() => navigate(`/coach/${cohortId}/assignments/${id}`)}
      />
    </CohortFrame>
  );
}
