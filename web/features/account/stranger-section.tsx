import { ButtonLink } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';

/** What Settings say to someone who is not signed in. */
export function StrangerSection() {
  return (
    <EmptyState
      title="Your study settings come with an account."
      actions={
        <>
          <ButtonLink look="primary" href="/sign-in?next=/settings">
            Sign in
          </ButtonLink>
          <ButtonLink href="/">Start as a guest</ButtonLink>
        </>
      }
    >
      How many questions a day, how well to remember them, your time zone. A guest has them too, after one click.
    </EmptyState>
  );
}
