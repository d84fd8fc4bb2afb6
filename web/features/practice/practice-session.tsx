import { useState } from 'react';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useHotkeys } from '../../hooks/use-hotkeys.ts';
import { toast } from '../../hooks/toast.ts';
import { AnswerForm } from './answer-form.tsx';
import { CardMenu } from './card-menu.tsx';
import { readDraft } from './drafts.ts';
import { PracticeSkeleton } from './practice-skeleton.tsx';
import { ProgressLine } from './progress-line.tsx';
import { QuestionHeader } from './question-header.tsx';
import { ReportDialog } from '../../components/report-dialog.tsx';
import { ResumedAttempt } from './resumed-attempt.tsx';
import { Result } from './result.tsx';
import { SaveNotice } from './save-notice.tsx';
import { SessionEnd } from './session-end.tsx';
import { usePractice } from './use-practice.ts';

interface Props {
  userId: string;
  isGuest: boolean;
  cardId: string | undefined;
  deckId: string | undefined;
  ahead: boolean;
  onAhead: () => void;
}

/** A sitting: the question, then its result, then the next, until nothing is left. */
export function PracticeSession({ userId, isGuest, cardId, deckId, ahead, onAhead }: Props) {
  const practice = usePractice(userId, { cardId, deckId, ahead });
  const { state, dispatch, saving } = practice;
  const [reporting, setReporting] = useState(false);

  const redo = () => {
    if (practice.redo()) toast('Rated as before.', { action: { label: 'Undo', keys: 'z', run: undo } });
  };
  const undo = () => {
    if (practice.undo()) toast('Rating taken back.', { action: { label: 'Redo', keys: 'Z', run: redo } });
  };
  useHotkeys('Practice', [
    { keys: 'z', label: 'Take back the last rating', run: undo, disabled: state.finished.length === 0 },
    { keys: 'Z', label: 'Put it back', run: redo, disabled: state.undone.length === 0 },
  ]);

  const { current, attempt } = state;
  const notice = <SaveNotice saving={saving} onRetry={practice.retrySaving} />;
  if (state.stopped || (current === null && (state.queue !== null || saving.failures > 0)))
    return (
      <>
        {notice}
        <SessionEnd state={state} isGuest={isGuest} onAhead={onAhead} onUndo={undo} />
      </>
    );
  if (current === null && practice.error !== null)
    return (
      <div className="grid gap-6">
        <PageHeading title="Practice">Practice</PageHeading>
        {notice}
        <ErrorState title="The next question could not be read" error={practice.error} onRetry={practice.retry} />
      </div>
    );
  if (current === null) return <PracticeSkeleton />;

  const id = `${current.card.id} ${state.finished.length}`;
  return (
    <>
      {notice}
      <ProgressLine state={state} onStop={() => dispatch({ type: 'stopped' })}>
        <CardMenu
          practice={practice}
          onReport={() => setReporting(true)}
          onStop={() => dispatch({ type: 'stopped' })}
        />
      </ProgressLine>
      <QuestionHeader item={current} focusKey={id} />
      {attempt !== null ? (
        <Result
          key={attempt.id}
          practice={practice}
          item={current}
          attempt={attempt}
          onUndo={undo}
          onReport={() => setReporting(true)}
        />
      ) : readDraft(userId, current.card.id).handedIn ? (
        <ResumedAttempt key={id} userId={userId} cardId={current.card.id} onFound={practice.handedIn} />
      ) : (
        <AnswerForm key={id} userId={userId} item={current} onHandedIn={practice.handedIn} />
      )}
      {reporting && <ReportDialog question={current.question} onClose={() => setReporting(false)} />}
    </>
  );
}
