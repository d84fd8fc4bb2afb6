import { ButtonLink } from '../../components/button.tsx';
import { PageHeading } from '../../components/page-heading.tsx';

/** An address that leads nowhere. */
export function NotFoundPage() {
  return (
    <div className="grid justify-items-start gap-5">
      <PageHeading title="Not found">There is no page at this address.</PageHeading>
      <p className="max-w-xl text-ink-2">
        It may have moved, or the link may be incomplete. What you practise is on Today; every question is in the
        Library.
      </p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink look="primary" href="/">
          Go to Today
        </ButtonLink>
        <ButtonLink href="/library">Browse the Library</ButtonLink>
      </div>
    </div>
  );
}
