import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api } from '../../api-client.ts';
import type { Interview } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { Problem } from '../../components/problem.tsx';
import { formatDuration } from '../../format.ts';
import { useHotkeys } from '../../hooks/use-hotkeys.ts';
import { plannedHeadline, rulesOf, settingsLine, subjectOf } from './interview-words.ts';
import { MicrophoneCheck } from './microphone-check.tsx';
import { tabId } from './tab-id.ts';
import { keepInterview } from './use-interviews.ts';
import { useSubjects } from './use-subjects.ts';

/** Before the clock starts: how much comes, the rules, and for spoken answers whether one is heard. */
export function Planned({ interview }: { interview: Interview }) {
  const { careers, decks } = useSubjects();
  const queryClient = useQueryClient();
  const { id, settings, plannedMs } = interview;
  const start = useMutation({
    mutationFn: () => api.startInterview({ params: { interviewId: id }, body: { holder: tabId() } }),
    onSuccess: (started) => keepInterview(queryClient, started),
  });
  const begin = () => !start.isPending && start.mutate();
  useHotkeys('Interview', [{ keys: 'Enter', label: 'Start the interview', run: begin }]);
  return (
    <Card className="grid max-w-3xl gap-6 p-6 md:p-9">
      <PageHeading title="Interview" eyebrow={`${subjectOf(settings, careers, decks)} · ${settingsLine(settings)}`}>
        {plannedHeadline(interview)}
      </PageHeading>
      <p className="-mt-2 text-lg text-ink-2">
        They are expected to take about {formatDuration(plannedMs)}. You {verbs[settings.inputMode]} your answers.
      </p>
      <ul className="grid max-w-2xl gap-2.5 text-ink-2">
        {rulesOf(settings).map((rule) => (
          <li key={rule} className="flex gap-3">
            <i aria-hidden className="mt-[0.6rem] size-1.5 shrink-0 rounded-full bg-accent" />
            {rule}
          </li>
        ))}
      </ul>
      {settings.inputMode === 'spoken' && <MicrophoneCheck />}
      <div className="grid gap-3">
        <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
          <Button look="primary" busy={start.isPending} onClick={begin}>
            Start the interview <Kbd keys="Enter" className="border-current/45! bg-transparent! text-current!" />
          </Button>
          <Link href="/interviews" className="link inline-flex min-h-11 items-center">
            Change the set-up
          </Link>
        </div>
        <Problem of={start.error} />
      </div>
    </Card>
  );
}

const verbs = { typed: 'type', spoken: 'speak' } as const;
