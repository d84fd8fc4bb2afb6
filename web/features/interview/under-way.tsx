import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api } from '../../api-client.ts';
import type { InterviewSummary } from '../../api-types.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { messageOf } from '../../components/error-state.tsx';
import { FinishDialog } from './finish-dialog.tsx';
import { isUnderWay } from './interview-time.ts';
import { settingsLine, subjectOf } from './interview-words.ts';
import { keepInterview } from './use-interviews.ts';
import { useSubjects } from './use-subjects.ts';

/** The interview that waits to be gone on with, or started. */
export function UnderWay({ interviews }: { interviews: readonly InterviewSummary[] }) {
  const { careers, decks } = useSubjects();
  const interview = interviews.find(isUnderWay) ?? interviews.find(({ status }) => status === 'planned');
  if (interview === undefined) return null;
  const isPlanned = interview.status === 'planned';
  return (
    <Card
      aria-labelledby="under-way"
      className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4 border-accent! p-5 md:px-7"
    >
      <div className="grid gap-0.5">
        <h2 id="under-way" className="font-semibold">
          {isPlanned ? 'An interview is planned' : 'An interview is under way'}
        </h2>
        <p className="text-ink-2">
          {subjectOf(interview.settings, careers, decks)} · {settingsLine(interview.settings)}
        </p>
      </div>
      <div className="flex flex-wrap gap-3">
        <ButtonLink look={isPlanned ? 'plain' : 'primary'} href={`/interviews/${interview.id}`}>
          {isPlanned ? 'Go to it' : 'Go on'}
        </ButtonLink>
        {!isPlanned && <Finish interviewId={interview.id} />}
      </div>
    </Card>
  );
}

function Finish({ interviewId }: { interviewId: string }) {
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState(false);
  const finish = useMutation({
    mutationFn: () => api.finishInterview({ params: { interviewId } }),
    onSuccess: (interview) => {
      keepInterview(queryClient, interview);
      navigate(`/interviews/${interviewId}/report`);
    },
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>Finish it</Button>
      {asking && (
        <FinishDialog
          busy={finish.isPending}
          problem={finish.isError ? messageOf(finish.error) : null}
          onFinish={() => finish.mutate()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
