import { Link, useSearchParams } from 'wouter';
import { CohortFrame } from '../coach/cohort-frame.tsx';
import { AssignmentFilter } from '../submissions/assignment-filter.tsx';
import { CoachAgreement } from './coach-agreement.tsx';

/** How far the coaches of a cohort agree, for its coaches. */
export default function CoachAgreementPage({ cohortId }: { cohortId: string }) {
  const [search, setSearch] = useSearchParams();
  const assignmentId = search.get('assignmentId') ?? undefined;
  return (
    <CohortFrame cohortId={cohortId}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Link
          href={`/coach/${cohortId}/submissions`}
          className="link inline-flex min-h-11 items-center text-sm font-[550]"
        >
          All answers
        </Link>
        <AssignmentFilter
          cohortId={cohortId}
          chosen={assignmentId}
          onChoose={(id) => setSearch(id === undefined ? {} : { assignmentId: id }, { replace: true })}
        />
      </div>
      <CoachAgreement cohortId={cohortId} assignmentId={assignmentId} />
    </CohortFrame>
  );
}
