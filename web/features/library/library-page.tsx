import type { ReactNode } from 'react';
import { ApiError } from '../../api-error.ts';
import { ButtonLink } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { Breadcrumbs } from './breadcrumbs.tsx';

interface Props {
  what: 'career' | 'skill' | 'deck';
  /** Undefined while loading. */
  title: string | undefined;
  summary: string | undefined;
  between?: readonly { href: string; label: string }[];
  /** Why there is nothing to show, and a way to try again. */
  failure: { error: unknown; retry: () => void } | undefined;
  children: ReactNode;
}

/** The frame of a career, skill or deck. One heading through loading, success and failure, so that the focus stays on it. */
export function LibraryPage({ what, title, summary, between, failure, children }: Props) {
  const missing = failure?.error instanceof ApiError && failure.error.status === 404;
  const heading = missing ? `There is no such ${what}.` : failure ? `This ${what} is not here yet.` : title;
  return (
    <div className="grid gap-8">
      <div className="grid gap-4">
        <PageHeading title={title ?? 'Library'} eyebrow={<Breadcrumbs between={between} />}>
          {heading ?? <HeadingSkeleton what={what} />}
        </PageHeading>
        {summary !== undefined && (
          <p className="max-w-2xl text-lg leading-relaxed text-ink-2">
            <InlineCode>{summary}</InlineCode>
          </p>
        )}
      </div>
      {failure === undefined && children}
      {missing && <Missing />}
      {failure && !missing && (
        <ErrorState title={`The ${what} could not be read`} error={failure.error} onRetry={failure.retry} />
      )}
    </div>
  );
}

function HeadingSkeleton({ what }: { what: string }) {
  return (
    <>
      <span className="sr-only">Loading the {what}</span>
      <span aria-hidden className="shimmer inline-block h-[0.8em] w-80 max-w-full rounded-small bg-line" />
    </>
  );
}

function Missing() {
  return (
    <div className="grid justify-items-start gap-5">
      <p className="max-w-xl text-ink-2">
        It may have been renamed or withdrawn. The cards and history of its questions are kept.
      </p>
      <ButtonLink look="primary" href="/library">
        See what the Library holds
      </ButtonLink>
    </div>
  );
}
