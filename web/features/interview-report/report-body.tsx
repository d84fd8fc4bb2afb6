import type { InterviewReport } from '../../api-types.ts';
import { Card } from '../../components/card.tsx';
import { DeliveryCard } from './delivery-card.tsx';
import { EarlierCard } from './earlier-card.tsx';
import type { Owner } from './owner.ts';
import { PutRightCard } from './put-right-card.tsx';
import { ReportAnswer } from './report-answer.tsx';
import { judgingOf } from './report-attempt.ts';
import { GroupsCard, PointKindsCard } from './score-cards.tsx';
import type { Hearing } from './report-recording.tsx';
import { TimesCard } from './times-card.tsx';

/** Everything below the head: scores and what to put right, the answers, then the other figures. */
export function ReportBody({
  report,
  owner,
  hearing,
}: {
  report: InterviewReport;
  /** Null in a report of somebody else. */
  owner: Owner | null;
  /** Undefined where recordings are not to be heard. */
  hearing?: Hearing;
}) {
  const { answers, judged } = judgingOf(report.answers);
  // Two cards fit beside a long list.
  const isLong = report.putRight.length > 3;
  return (
    <>
      <div className={`paper-flow grid gap-6 lg:grid-cols-2 ${isLong ? 'lg:grid-rows-[auto_1fr]' : ''}`}>
        <PointKindsCard report={report} isJudged={judged === answers} />
        <PutRightCard
          items={report.putRight}
          isJudged={judged === answers}
          drill={owner && { run: (cardId) => owner.practise([cardId]), busy: owner.practising }}
          className={isLong ? 'lg:row-span-2' : ''}
        />
        {isLong && <GroupsCard report={report} />}
      </div>
      <Card aria-labelledby="answers" className="min-w-0 overflow-hidden drawn-when-near">
        <h2 id="answers" className="sr-only">
          Answers
        </h2>
        <div className="divide-y divide-line">
          {report.answers.map((answer, index) => (
            <ReportAnswer key={answer.position} answer={answer} isFirst={index === 0} owner={owner} hearing={hearing} />
          ))}
        </div>
      </Card>
      <div className="paper-flow grid gap-6 drawn-when-near lg:grid-cols-2">
        {!isLong && <GroupsCard report={report} />}
        <EarlierCard report={report} />
        <TimesCard answers={report.answers} />
        {report.delivery && <DeliveryCard delivery={report.delivery} />}
      </div>
    </>
  );
}
