import { useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { signUp } from '../../auth-client.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Problem } from '../../components/problem.tsx';
import { adoptTimeZone } from '../../hooks/adopt-time-zone.ts';
import { toast } from '../../hooks/toast.ts';
import { useSession, useSessionChanged } from '../../hooks/use-session.ts';
import { AccountPage } from './account-page.tsx';
import { minPasswordLength } from './auth-problem.ts';
import { EmailField } from './email-field.tsx';
import { nextPath, withNext } from './next-path.ts';
import { PasswordField } from './password-field.tsx';
import { SignedInAlready } from './signed-in-already.tsx';
import { useAuthForm } from './use-auth-form.ts';

/** Make an account; for a guest, keep the work. */
export default function SignUpPage() {
  const { data: session } = useSession();
  const [leaving, setLeaving] = useState(false);
  if (session && session.user.isAnonymous !== true && !leaving) return <SignedInAlready name={session.user.name} />;
  return <SignUpForm isGuest={session?.user.isAnonymous === true} onSignedUp={() => setLeaving(true)} />;
}

function SignUpForm({ isGuest, onSignedUp }: { isGuest: boolean; onSignedUp: () => void }) {
  const search = useSearch();
  const [, navigate] = useLocation();
  const sessionChanged = useSessionChanged();
  const signInHref = withNext('/sign-in', search);
  const form = useAuthForm({
    initial: { name: '', email: '', password: '' },
    isNew: true,
    send: async ({ name, email, password }) => {
      await signUp({ name: name.trim(), email: email.trim(), password });
      if (!isGuest) await adoptTimeZone();
      onSignedUp();
      await sessionChanged();
      navigate(nextPath(search), { replace: true });
      toast(isGuest ? 'Your work is kept. Sign in with it on any device.' : `Welcome, ${name.trim()}.`);
    },
  });
  return (
    <AccountPage
      title={isGuest ? 'Keep my work' : 'Sign up'}
      lead={
        isGuest
          ? 'Give it a name, an e-mail address and a password. Everything you answered stays as it is, and you can go on from any device.'
          : 'An account keeps your answers and dates, on every device you sign in from.'
      }
      foot={
        <Link href={signInHref} className="link inline-flex min-h-11 items-center">
          {isGuest ? 'Have an account? Sign in, and your work comes along' : 'Have an account? Sign in'}
        </Link>
      }
    >
      <form noValidate onSubmit={form.submit} className="grid gap-5">
        <Field label="Name" hint="What Rehearse calls you." error={form.errorAt('name')}>
          {(control) => (
            <input
              {...control}
              ref={form.refOf('name')}
              name="name"
              autoComplete="name"
              required
              maxLength={100}
              value={form.values.name}
              onChange={(event) => form.set('name')(event.target.value)}
            />
          )}
        </Field>
        <div className="grid gap-1.5">
          <EmailField
            ref={form.refOf('email')}
            value={form.values.email}
            onChange={form.set('email')}
            error={form.errorAt('email')}
          />
          {form.problem?.taken && (
            <Link href={signInHref} className="link text-sm">
              Sign in instead{isGuest && ': your work comes along'}
            </Link>
          )}
        </div>
        <PasswordField
          ref={form.refOf('password')}
          label="Password"
          hint={`At least ${minPasswordLength} characters. A few words in a row make a good one.`}
          autoComplete="new-password"
          value={form.values.password}
          onChange={form.set('password')}
          error={form.errorAt('password')}
        />
        <Problem of={form.formError} />
        <Button look="primary" type="submit" busy={form.busy}>
          {form.busy ? 'One moment' : isGuest ? 'Keep my work' : 'Sign up'}
        </Button>
      </form>
    </AccountPage>
  );
}
