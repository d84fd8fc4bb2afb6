import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { api } from '../../api-client.ts';
import { requestPasswordReset, resetPassword } from '../../auth-client.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Problem } from '../../components/problem.tsx';
import { PageSkeleton } from '../../components/skeleton.tsx';
import { toast } from '../../hooks/toast.ts';
import { AccountPage } from './account-page.tsx';
import { minPasswordLength } from './auth-problem.ts';
import { EmailField } from './email-field.tsx';
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
        <Problem of={form.formError} />
        <Button look="primary" type="submit" busy={form.busy}>
          {form.busy ? 'One moment' : 'Set the new password'}
        </Button>
      </form>
    </AccountPage>
  );
}

const mailQuery = { queryKey: ['mail-service'], queryFn: () => api.getMailService(), staleTime: Infinity };

/** By mail where the server sends any; else, or where it cannot be asked, by whoever runs it. */
function HowToGetALink() {
  const mail = useQuery(mailQuery);
  if (mail.isPending) return <PageSkeleton />;
  return mail.data?.sends ? <ByMail /> : <ByOperator />;
}

function ByMail() {
  const [sentTo, setSentTo] = useState<string>();
  const form = useAuthForm({
    initial: { email: '' },
    isNew: false,
    send: async ({ email }) => {
      await requestPasswordReset({ email: email.trim() });
      setSentTo(email.trim());
    },
  });
  return (
    <AccountPage
      title="Forgot the password?"
      lead="A link in a mail lets you set a new one."
      foot={
        <Link href="/sign-in" className="link inline-flex min-h-11 items-center">
          Back to sign in
        </Link>
      }
    >
      {sentTo === undefined ? (
        <form noValidate onSubmit={form.submit} className="grid gap-5">
          <EmailField
            ref={form.refOf('email')}
            value={form.values.email}
            onChange={form.set('email')}
            error={form.errorAt('email')}
          />
          <Problem of={form.formError} />
          <Button look="primary" type="submit" busy={form.busy}>
            {form.busy ? 'One moment' : 'Send me a link'}
          </Button>
        </form>
      ) : (
        <div role="status" className="grid gap-3">
          <p className="font-[550]">Look into your mail.</p>
          <p className="text-ink-2">
            If there is an account with {sentTo}, a link is on its way to it. It works once, within an hour. Nothing
            there after some minutes? Look among the spam, and whether the address is right.
          </p>
        </div>
      )}
    </AccountPage>
  );
}

function ByOperator() {
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
