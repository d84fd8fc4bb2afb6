import { useSearch } from 'wouter';
import { Button, ButtonLink } from '../../components/button.tsx';
import { useSignOut } from '../../hooks/use-sign-out.ts';
import { AccountPage } from './account-page.tsx';
import { nextPath } from './next-path.ts';

/** For someone who opens sign-in or sign-up with an account. */
export function SignedInAlready({ name }: { name: string }) {
  const search = useSearch();
  const signOut = useSignOut();
  return (
    <AccountPage title="You are signed in" lead={`As ${name}. To use another account, sign out first.`}>
      <div className="flex flex-wrap gap-3">
        <ButtonLink look="primary" href={nextPath(search)}>
          Go on
        </ButtonLink>
        <Button busy={signOut.isPending} onClick={() => signOut.mutate()}>
          Sign out
        </Button>
      </div>
    </AccountPage>
  );
}
