import { Link, useLocation, useSearch } from 'wouter';
import { resetPassword } from '../../auth-client.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { toast } from '../../hooks/toast.ts';
import { AccountPage } from './account-page.tsx';
import { minPasswordLength } from './auth-problem.ts';
import { FormError } from './form-error.tsx';
import { PasswordField } from './password-field.tsx';
import { useAuthForm } from './use-auth-form.ts';

/** Set a new password with the token of a link; without one, how to get such a link. */
export default function ResetPasswordPage() {
  const token = new URLSearchParams(useSearch()).get('token');
  return token ? <NewPassword token={token} /> : <HowToGetALink />;
}

function NewPassword({ token }: { token: string }) {
  const [, navigate] = useLocation();
  const form = useAuthForm({
    initial: { password: '' },
    isNew: true,
    send: async ({ password }) => {
      await resetPassword({ newPassword: password, token });
      navigate('/sign-in', { replace: true });
      toast('Your new password is set. Sign in with it.');
    },
  });
  return (
    <AccountPage title="New password" lead="It replaces the old one, and every other device is signed out.">
      <form noValidate onSubmit={form.submit} className="grid gap-5">
        <PasswordField
          ref={form.refOf('password')}
          label="New password"
          hint={`At least ${minPasswordLength} characters. A few words in a row make a good one.`}
          autoComplete="new-password"
          value={form.values.password}
          onChange={form.set('password')}
          error={form.errorAt('password')}
        />
        <FormError>{form.formError}</FormError>
        <Button look="primary" type="submit" busy={form.busy}>
          {form.busy ? 'One moment' : 'Set the new password'}
        </Button>
      </form>
    </AccountPage>
  );
}

function HowToGetALink() {
  return (
    <AccountPage
      title="Forgot the password?"
      lead="A link lets you set a new one. Whoever runs this server makes it for you."
      foot={
        <Link href="/sign-up" className="link inline-flex min-h-11 items-center">
          No account yet? Sign up
        </Link>
      }
    >
      <div className="grid justify-items-start gap-4">
        <p>Ask them to run this on the server, with your e-mail address, and to send you the link that it prints:</p>
        <pre tabIndex={0} className="code w-full overflow-x-auto rounded-control bg-sunken px-4 py-3">
          npm run password:reset -- you@example.org
        </pre>
        <ButtonLink look="primary" href="/sign-in">
          Back to sign in
        </ButtonLink>
      </div>
    </AccountPage>
  );
}
