import { useEffect, useState } from 'react';
import type { Cohort, Me } from '../../api-types.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { CheckField } from '../../components/check-field.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { Problem } from '../../components/problem.tsx';
import { formatDate, formatTime, listing } from '../../format.ts';
import { accessWords } from '../coach/people-words.ts';
import { useCohorts, useLeaveCohort, useShareWithCohort } from '../coach/use-cohorts.ts';
import { SettingsSection } from './settings-section.tsx';
import { useAccesses } from './use-accesses.ts';

/** The cohorts in which one learns, what their coaches see, and who looked at what. */
export function CohortsSection({ me }: { me: Me }) {
  const cohorts = useCohorts();
  const learning = cohorts.data?.items.filter(({ role }) => role === 'learner') ?? [];
  const isThere = cohorts.data !== undefined;
  // Links lead here from elsewhere, and this section is there only now.
  useEffect(() => {
    if (isThere && location.hash === '#cohorts') document.querySelector('#cohorts')?.scrollIntoView({ block: 'start' });
  }, [isThere]);
  return (
    <SettingsSection
      id="cohorts"
      title="Cohorts and who sees what"
      about="Coaches see the work they set for you. You say what else they see, and read here what they looked at."
    >
      <div className="grid gap-6">
        <Problem of={cohorts.error} />
        {learning.length === 0 ? (
          <p className="text-ink-2">You are a learner in no cohort: no coach sees anything of yours.</p>
        ) : (
          <ul className="grid gap-6">
            {learning.map((cohort) => (
              <LearningIn key={cohort.id} cohort={cohort} me={me} />
            ))}
          </ul>
        )}
        <div className="flex flex-wrap gap-3">
          <ButtonLink href="/join">Join with a code</ButtonLink>
          <ButtonLink look="quiet" href="/coach">
            Coach others
          </ButtonLink>
        </div>
        <Accesses timeZone={me.timeZone} />
      </div>
    </SettingsSection>
  );
}

function LearningIn({ cohort, me }: { cohort: Cohort; me: Me }) {
  const share = useShareWithCohort(cohort.id);
  const leave = useLeaveCohort(cohort.id, me.id);
  const [asking, setAsking] = useState(false);
  const sharing = { shareProgress: false, shareAnswers: false, ...cohort.sharing };
  const headingId = `cohort-${cohort.id}`;
  return (
    <li aria-labelledby={headingId} className="grid gap-4 border-b border-line pb-6">
      <div className="grid gap-0.5">
        <h3 id={headingId} className="font-semibold">
          {cohort.name}
          {cohort.archivedAt !== null && ' (archived)'}
        </h3>
        <p className="num text-sm text-ink-2">
          {listing(cohort.coaches.map(({ name }) => name))} {cohort.coaches.length === 1 ? 'coaches' : 'coach'} it. You
          joined {formatDate(cohort.joinedAt, me.timeZone)}.
        </p>
      </div>
      <p className="text-sm">
        Its coaches see your name, your e-mail address, what you hand in of the work set in it, and the interview
        reports that you share with it. They see no more unless you switch it on:
      </p>
      <CheckField
        label="My progress"
        hint="What you remember and forget, your readiness, your weakest points and the days on which you studied."
        checked={sharing.shareProgress}
        onChange={(shareProgress) => share.mutate({ shareProgress })}
      />
      <CheckField
        label="My other answers"
        hint="Every answer that you gave outside this cohort’s work, in mock interviews too, with its verdicts."
        checked={sharing.shareAnswers}
        onChange={(shareAnswers) => share.mutate({ shareAnswers })}
      />
      {asking ? (
        <Confirm
          then="Your answers, verdicts and what you handed in stay with you; the coaches no longer see any of it, and you no longer see this cohort’s assignments. You may come back with an invitation."
          keep="Stay"
          deed={`Leave ${cohort.name}`}
          busy={leave.isPending}
          className="rounded-control bg-sunken px-4 py-3.5"
          onKeep={() => setAsking(false)}
          onConfirm={() => leave.mutate()}
        />
      ) : (
        <Button look="quiet" className="-ml-4 justify-self-start" data-keeps-focus onClick={() => setAsking(true)}>
          Leave this cohort…
        </Button>
      )}
      <Problem of={share.error} />
      <Problem of={leave.error} />
    </li>
  );
}

/** The log of accesses. */
function Accesses({ timeZone }: { timeZone: string }) {
  const log = useAccesses();
  const looks = log.data?.pages.flatMap(({ items }) => items);
  return (
    <section aria-labelledby="accesses" className="grid gap-2">
      <h3 id="accesses" className="font-semibold">
        Who looked
      </h3>
      <p className="text-sm text-ink-2">
        Here is every answer, recording and hand-in of yours that a coach opened, every look at your page, and on which
        days they looked at the overview of a cohort. Lists that show names, dates and scores of set work are not here.
      </p>
      <Problem of={log.error} />
      {looks?.length === 0 && <p className="text-sm text-ink-2">No coach has opened anything of yours.</p>}
      {looks !== undefined && looks.length > 0 && (
        <ul className="divide-y divide-line">
          {looks.map((look) => (
            <li key={look.id} className="grid gap-0.5 py-2.5 text-sm">
              <p>
                <span className="font-[550]">{look.reader ?? 'A coach whose account is gone'}</span> {accessWords(look)}
              </p>
              <p className="num text-ink-3">
                {formatDate(look.at, timeZone)}, {formatTime(look.at, timeZone)} · {look.cohort}
              </p>
            </li>
          ))}
        </ul>
      )}
      {log.hasNextPage && (
        <Button
          look="quiet"
          className="-ml-4 justify-self-start text-sm"
          busy={log.isFetchingNextPage}
          onClick={() => void log.fetchNextPage()}
        >
          Show earlier ones
        </Button>
      )}
    </section>
  );
}
