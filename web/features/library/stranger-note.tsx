import { Link } from 'wouter';
import { useSession } from '../../hooks/use-session.ts';

/** Tells a stranger what starting means. */
export function StrangerNote() {
  const { data: session } = useSession();
  if (session !== null) return null;
  const next = encodeURIComponent(location.pathname);
  return (
    <p className="text-sm text-ink-3">
      Starting signs you in as a guest: one click, no e-mail. Have an account?{' '}
      <Link href={`/sign-in?next=${next}`} className="link whitespace-nowrap">
        Sign in
      </Link>
    </p>
  );
}
