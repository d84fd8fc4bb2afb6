import type { Progress } from '../../api-types.ts';
import { PageHeading } from '../../components/page-heading.tsx';
import { useMe } from '../../hooks/use-me.ts';
import { InterviewCard } from '../plan/interview-card.tsx';
import { ForecastCard } from './forecast-card.tsx';
import { HistoryCard } from './history-card.tsx';
import { LeechesCard } from './leeches-card.tsx';
import { RetentionCard } from './retention-card.tsx';
import { adviceOf, headlineOf } from './retention-words.ts';
import { SkillsCard } from './skills-card.tsx';
import { StreakCard } from './streak-card.tsx';
import { TimeCard } from './time-card.tsx';
import { WeakestCard } from './weakest-card.tsx';
import { YearCard } from './year-card.tsx';

/** Progress of someone who has answered something: how it stands in a sentence, then the figures behind it. */
export function LearnerProgress({ progress }: { progress: Progress }) {
  const me = useMe();
  const { retention, forecast, streak, time, weakest, leeches, skills, studyDay } = progress;
  return (
    <div className="grid gap-8">
      <div className="grid gap-4">
        <PageHeading title="Progress" eyebrow="Progress">
          {headlineOf(progress)}
        </PageHeading>
        <p className="max-w-2xl text-lg leading-relaxed text-ink-2">{adviceOf(progress)}</p>
      </div>
      <div className="grid gap-6">
        {me.data && <InterviewCard me={me.data} />}
        <RetentionCard retention={retention} />
        <ForecastCard forecast={forecast} />
        <YearCard progress={progress} />
        <div className={`grid gap-6 ${streak ? 'lg:grid-cols-[2fr_3fr]' : ''}`}>
          {streak && <StreakCard streak={streak} />}
          <TimeCard time={time} />
        </div>
        <WeakestCard weakest={weakest} />
        <LeechesCard leeches={leeches} />
        <SkillsCard skills={skills} studyDay={studyDay} />
        <HistoryCard />
      </div>
    </div>
  );
}
