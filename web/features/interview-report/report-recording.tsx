import { KeptRecording } from '../../components/speech/kept-recording.tsx';
import { LearnerRecording } from '../../components/speech/learner-recording.tsx';
import type { JudgedAttempt } from './report-attempt.ts';

/** Who hears the recordings of a report: the learner their own, or a coach those of a learner, whose answers they judge at an address. */
export type Hearing = 'own' | { learner: { id: string; name: string }; judgedAt: (attemptId: string) => string };

/** How a part of an answer sounded, where its recording is kept. */
export function ReportRecording({
  attempt,
  part,
  hearing,
}: {
  attempt: JudgedAttempt;
  part: number;
  hearing: Hearing;
}) {
  const { id, recordings } = attempt;
  if (hearing !== 'own')
    return recordings.includes(part) && <LearnerRecording learner={hearing.learner} attemptId={id} part={part} />;
  return (
    <div className="print:hidden">
      <KeptRecording attempt={attempt} part={part} />
    </div>
  );
}
