import { SettingsSection } from './settings-section.tsx';

/** How a program signs in. */
export function ProgramsSection() {
  return (
    <SettingsSection id="programs" title="For programs" about="Everything this page does, the HTTP API does too.">
      <div className="grid gap-4">
        <p>
          Sign in with <code className="code">POST /api/auth/sign-in/email</code>, and take the token from the answer’s{' '}
          <code className="code">set-auth-token</code> header. Send it with every request as{' '}
          <code className="code">Authorization: Bearer …</code>
        </p>
        <pre tabIndex={0} aria-label="Example" className="code overflow-x-auto rounded-control bg-sunken px-4 py-3">
          {`curl -i ${location.origin}/api/auth/sign-in/email \\
  -H 'content-type: application/json' \\
  -d '{"email":"you@example.org","password":"…"}'`}
        </pre>
        <p>
          <a href="/api/docs" className="link inline-flex min-h-11 items-center font-[550]">
            Read the API’s documentation
          </a>
        </p>
      </div>
    </SettingsSection>
  );
}
