import { ButtonLink } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';

/** What Progress says to someone who is not signed in. */
export function StrangerProgress() {
  return (
    <div className="grid gap-8">
      <PageHeading title="Progress">Progress</PageHeading>
      <EmptyState
        title="Your progress comes with your answers."
        actions={
          <>
            <ButtonLink look="primary" href="/sign-in?next=/progress">
              Sign in
            </ButtonLink>
            <ButtonLink href="/">Start as a guest</ButtonLink>
          </>
        }
      >
        How much you remember, what the next ninety days ask for, and the points you keep missing. A guest has it too,
        after one click.
      </EmptyState>
    </div>
  );
}
