import { Link } from 'wouter';

/** Says why nothing is offered in an archived cohort. */
export const ArchivedNote = ({ cohortId }: { cohortId: string }) => (
  <p className="rounded-control bg-sunken px-4 py-3 text-sm text-ink-2">
    This cohort is archived: everything in it can be read, and nothing is added. Restore it under{' '}
    <Link href={`/coach/${cohortId}/people`} className="link">
      People
    </Link>{' '}
    to go on.
  </p>
);
