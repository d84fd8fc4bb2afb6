import type { Me } from '../../api-types.ts';
import { ButtonLink } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { formatDate } from '../../format.ts';

/** Tells a guest how long the work is kept, and how to keep it. */
export function GuestNotice({ me }: { me: Me }) {
  if (me.guestUntil === null) return null;
  return (
    <Card aria-labelledby="guest-notice" className="grid justify-items-start gap-3 p-6">
      <h2 id="guest-notice" className="font-semibold">
        You are here as a guest
      </h2>
      <p className="text-ink-2">
        Your answers and dates are kept in this browser’s guest account until {formatDate(me.guestUntil, me.timeZone)},
        longer if you come back before. Sign up and they are yours on every device.
      </p>
      <ButtonLink href="/sign-up">Keep my work</ButtonLink>
    </Card>
  );
}
