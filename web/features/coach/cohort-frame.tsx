import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { ButtonLink } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { PageSkeleton } from '../../components/skeleton.tsx';
import { listing } from '../../format.ts';
import { ArchivedNote } from './archived-note.tsx';
import { useCohort } from './use-cohorts.ts';

const tabs = [
  { path: '', label: 'Overview' },
  { path: '/submissions', label: 'Answers' },
  { path: '/assignments', label: 'Assignments' },
  { path: '/people', label: 'People' },
] as const;

const heading = 'font-serif text-3xl leading-tight tracking-tight';

/**
 * What every page of a cohort stands in, for its coaches: its name, inviting, and the tabs.
 * @param actions stand beside "Invite", the main one last; not in an archived cohort, where nothing is set
 * @param invites the page itself leads to inviting
 * @param title what of the cohort the page shows, for the browser’s tab; the name of the tab where it is left out
 */
export function CohortFrame({
  cohortId,
  children,
  actions,
  invites = false,
  title,
}: {
  cohortId: string;
  children: ReactNode;
  actions?: ReactNode;
  invites?: boolean;
  title?: string | undefined;
}) {
  const { data: cohort, error, refetch } = useCohort(cohortId);
  const [location] = useLocation();
  const base = `/coach/${cohortId}`;
  if (cohort === undefined)
    return error ? (
      <div className="grid gap-6">
        <PageHeading title="Cohort" className={heading}>
          Cohort
        </PageHeading>
        <ErrorState title="This cohort cannot be shown" error={error} onRetry={() => void refetch()} />
      </div>
    ) : (
      <PageSkeleton />
    );
  if (cohort.role !== 'coach')
    return (
      <div className="grid gap-6">
        <PageHeading title={cohort.name} eyebrow="Cohort" className={heading}>
          {cohort.name}
        </PageHeading>
        <EmptyState
          title="You learn in this cohort."
          actions={<ButtonLink href="/settings#cohorts">What its coaches see</ButtonLink>}
        >
          <p>This page is for its coaches: {listing(cohort.coaches.map(({ name }) => name))}.</p>
        </EmptyState>
      </div>
    );
  const isArchived = cohort.archivedAt !== null;
  const current = tabs.findLast(({ path }) => path !== '' && location.startsWith(base + path)) ?? tabs[0];
  return (
    <div className="grid gap-6">
      <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-5">
        <PageHeading title={`${title ?? current.label} · ${cohort.name}`} eyebrow="Cohort" className={heading}>
          {cohort.name}
        </PageHeading>
        {!isArchived && (
          <div className="flex flex-wrap gap-2">
            {!invites && <ButtonLink href={`${base}/people#invite`}>Invite</ButtonLink>}
            {actions}
          </div>
        )}
      </header>
      {isArchived && <ArchivedNote cohortId={cohortId} />}
      <nav aria-label="Of the cohort" className="-mx-4 overflow-x-auto px-4 md:mx-0 md:px-0">
        <ul className="flex gap-1 border-b border-line">
          {tabs.map(({ path, label }) => (
            <li key={path}>
              <Link
                href={base + path}
                aria-current={path === current.path ? 'page' : undefined}
                className="-mb-px inline-flex min-h-11 items-center border-b-2 border-transparent px-3 text-sm font-medium text-ink-2 hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </div>
  );
}
