import { useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { signIn } from '../../auth-client.ts';
import { Button } from '../../components/button.tsx';
import { Problem } from '../../components/problem.tsx';
import { useSession, useSessionChanged } from '../../hooks/use-session.ts';
import { handOver } from '../../review-outbox.ts';
import { AccountPage } from './account-page.tsx';
import { EmailField } from './email-field.tsx';
import { nextPath, withNext } from './next-path.ts';
import { PasswordField } from './password-field.tsx';
import { SignedInAlready } from './signed-in-already.tsx';
import { useAuthForm } from './use-auth-form.ts';

/** Sign in, and back to where one came from; a guest’s work comes along. */
export default function SignInPage() {
  const { data: session } = useSession();
  const [leaving, setLeaving] = useState(false);
  if (session && session.user.isAnonymous !== true && !leaving) return <SignedInAlready name={session.user.name} />;
  const guestId = session?.user.isAnonymous === true ? session.user.id : undefined;
  return <SignInForm guestId={guestId} onSignedIn={() => setLeaving(true)} />;
}

function SignInForm({ guestId, onSignedIn }: { guestId: string | undefined; onSignedIn: () => void }) {
  const isGuest = guestId !== undefined;
  const search = useSearch();
  const [, navigate] = useLocation();
  const sessionChanged = useSessionChanged();
  const form = useAuthForm({
    initial: { email: '', password: '' },
    isNew: false,
    send: async ({ email, password }) => {
      await signIn({ email: email.trim(), password });
      onSignedIn();
      const session = await sessionChanged();
      if (guestId !== undefined && session) handOver(guestId, session.user.id);
      navigate(nextPath(search), { replace: true });
    },
  });
  return (
    <AccountPage
      title="Sign in"
      lead={
        isGuest
          ? 'What you answered as a guest comes along into your account.'
          : 'Your questions, answers and dates are where you left them.'
      }
      foot={
        <>
          <FootLink href={withNext('/sign-up', search)}>
            {isGuest ? 'No account yet? Keep your work with a new one' : 'No account yet? Sign up'}
          </FootLink>
          <FootLink href="/reset-password">Forgot the password?</FootLink>
        </>
      }
    >
      <form noValidate onSubmit={form.submit} className="grid gap-5">
        <EmailField
          ref={form.refOf('email')}
          value={form.values.email}
          onChange={form.set('email')}
          error={form.errorAt('email')}
        />
        <PasswordField
          ref={form.refOf('password')}
          label="Password"
          autoComplete="current-password"
          value={form.values.password}
          onChange={form.set('password')}
          error={form.errorAt('password')}
        />
        <Problem of={form.formError} />
        <Button look="primary" type="submit" busy={form.busy}>
          {form.busy ? 'Signing in' : 'Sign in'}
        </Button>
      </form>
    </AccountPage>
  );
}

function FootLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="link inline-flex min-h-11 items-center">
      {children}
    </Link>
  );
}
