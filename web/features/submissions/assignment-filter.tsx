import { useInfiniteQuery } from '@tanstack/react-query';
import { assignmentsQuery } from '../coach/assignments/use-assignments.ts';

interface Props {
  cohortId: string;
  chosen: string | undefined;
  onChoose: (assignmentId: string | undefined) => void;
}

/** One assignment of a cohort alone; nothing where there is no choice. */
export function AssignmentFilter({ cohortId, chosen, onChoose }: Props) {
  const assignments = useInfiniteQuery(assignmentsQuery(cohortId));
  const set = assignments.data?.pages.flatMap(({ items }) => items).filter(({ status }) => status !== 'draft') ?? [];
  if (set.length < 2) return null;
  return (
    <select
      aria-label="Of which assignment"
      value={chosen ?? ''}
      onChange={({ target }) => onChoose(target.value === '' ? undefined : target.value)}
      className="min-h-11 max-w-full min-w-0 rounded-control border border-line-strong bg-surface px-3 text-sm"
    >
      <option value="">All assignments</option>
      {set.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  );
}
