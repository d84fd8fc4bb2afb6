import { useSearch } from 'wouter';
import { ButtonLink, Button } from '../../components/button.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { Problem } from '../../components/problem.tsx';
import { useHotkeys } from '../../hooks/use-hotkeys.ts';
import { HowItGoes } from './how-it-goes.tsx';
import { useStartAsGuest } from './use-start-as-guest.ts';

const flagship = 'Walk me through what happens, end to end, when you run `docker run -d -p 8080:80 nginx:latest`.';

/** What a stranger meets: a real question, what this is, and one click to begin. */
export function Welcome() {
  const start = useStartAsGuest();
  const isFarewell = new URLSearchParams(useSearch()).get('account') === 'deleted';
  useHotkeys('Welcome', [
    { keys: 'Enter', label: 'Start as a guest', run: () => start.mutate(), disabled: start.isPending },
  ]);
  return (
    <div className="grid gap-14 md:gap-20">
      {isFarewell && (
        <p role="status" className="-mb-8 max-w-2xl rounded-control bg-covered-soft px-4 py-3.5 md:-mb-12">
          <b className="font-semibold text-covered">Your account is deleted</b>, with everything in it, here and in this
          browser. Thank you for practising with Rehearse.
        </p>
      )}
      <div className="grid max-w-4xl gap-7 md:gap-9 md:pt-8">
        <PageHeading
          title="Interview questions you will still know on the day"
          eyebrow="Someone will ask you this."
          className="question max-w-4xl! text-[clamp(1.75rem,4.6vw,3.125rem)]! leading-[1.2]! tracking-[-0.022em]!"
        >
          <InlineCode>{flagship}</InlineCode>
        </PageHeading>
        <p className="max-w-xl text-lg leading-relaxed text-ink-2">
          Rehearse asks you a handful of real interview questions a day and shows, point by point, what a strong answer
          makes that yours did not. Each question comes back just before you would forget it.
        </p>
        <div className="grid gap-4">
          <div className="flex flex-wrap gap-3">
            <Button look="primary" busy={start.isPending} onClick={() => start.mutate()}>
              {start.isPending ? 'Getting your first question' : 'Start as a guest'}{' '}
              <Kbd keys="Enter" className="border-current/45! bg-transparent! text-current!" />
            </Button>
            <ButtonLink href="/sign-in">Sign in</ButtonLink>
          </div>
          <Problem of={start.error} />
          <p className="text-sm text-ink-3">
            No e-mail, no password. What you do is kept for 60 days, and for good once you sign up.
          </p>
        </div>
      </div>
      <HowItGoes />
    </div>
  );
}
