import { Link } from 'wouter';
import { PageHeading } from '../../components/page-heading.tsx';
import { reportHref } from '../../coach-hrefs.ts';
import { ReviewAnswer } from './review-answer.tsx';

interface Props {
  cohortId: string;
  userId: string;
  interviewId: string;
  attemptId: string;
}

/** One answer of a learner’s interview for a coach who may read its report: to judge and to comment on. */
export default function LearnerAnswerPage({ cohortId, userId, interviewId, attemptId }: Props) {
  return (
    <div className="grid gap-6">
      <PageHeading
        title="Answer in an interview"
        eyebrow={
          <Link
            href={reportHref(cohortId, userId, interviewId)}
            className="link inline-flex min-h-8 items-center pointer-coarse:min-h-11"
          >
            The report of this interview
          </Link>
        }
      >
        Answer in an interview
      </PageHeading>
      <ReviewAnswer userId={userId} attemptId={attemptId} />
    </div>
  );
}
