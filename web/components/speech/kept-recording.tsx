import { Trash2, Volume2 } from 'lucide-react';
import { useState } from 'react';
import { useKeptRecording, useRecordingStanding, useRemoveRecording } from '../../hooks/use-recordings.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { messageOf } from '../error-state.tsx';
import { TakePlayer } from './take-player.tsx';

interface Props {
  attempt: { id: string; hasRecording: boolean };
  /** As it is on this device; else it is fetched once it is to be heard. */
  sound?: Blob | undefined;
}

/** The recording of one’s own answer: heard and, where the server keeps it, removed. Nothing where there is none. */
export function KeptRecording({ attempt: { id, hasRecording }, sound }: Props) {
  const standing = useRecordingStanding(id);
  const isKept = standing?.state === 'kept' || (standing === undefined && hasRecording);
  if (sound === undefined && !isKept && standing === undefined) return null;
  return (
    <div className="grid gap-2 text-sm text-ink-3">
      {sound ? <TakePlayer sound={sound} label="Your recording" /> : isKept && <Fetched attemptId={id} />}
      {isKept && <Removal attemptId={id} />}
      <p role="status" className={standing?.state === 'refused' ? 'font-[550] text-wrong' : ''}>
        {standing?.state === 'waiting' &&
          'The recording is being sent. Until the server has it, it stays in this browser.'}
        {standing?.state === 'removed' && 'The recording is removed from the server. Your answer stays.'}
        {standing?.state === 'refused' && `The recording was not kept: ${standing.because}`}
      </p>
    </div>
  );
}

function Fetched({ attemptId }: { attemptId: string }) {
  const [isAsked, setIsAsked] = useState(false);
  const recording = useKeptRecording(attemptId, isAsked);
  if (recording.data) return <TakePlayer sound={recording.data} label="Your recording" />;
  return (
    <div className="grid justify-items-start gap-2">
      <Button
        busy={recording.isFetching}
        onClick={() => (isAsked ? void recording.refetch() : setIsAsked(true))}
        className="text-ink"
      >
        <Volume2 size={16} aria-hidden /> {recording.isError ? 'Try again' : 'Hear your recording'}
      </Button>
      {recording.isError && (
        <p role="alert" className="font-[550] text-wrong">
          {messageOf(recording.error)}
        </p>
      )}
    </div>
  );
}

function Removal({ attemptId }: { attemptId: string }) {
  const [asking, setAsking] = useState(false);
  const remove = useRemoveRecording(attemptId);
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3">
        <span>Kept with your answer; coaches who may read it may hear it.</span>
        <Button look="quiet" className="-mx-4 text-sm sm:mx-0" onClick={() => setAsking(true)}>
          <Trash2 size={16} aria-hidden /> Remove the recording
        </Button>
      </p>
      {asking && (
        <Dialog
          title="Remove this recording?"
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button look="quiet" onClick={() => setAsking(false)}>
                Keep it
              </Button>
              <Button
                look="danger"
                busy={remove.isPending}
                onClick={() => remove.mutate(undefined, { onSuccess: () => setAsking(false) })}
              >
                Remove it
              </Button>
            </>
          }
        >
          <p>Neither you nor a coach can hear it any more. What you said stays as text, with its verdicts.</p>
          {remove.isError && (
            <p role="alert" className="mt-3 font-[550] text-wrong">
              {messageOf(remove.error)}
            </p>
          )}
        </Dialog>
      )}
    </>
  );
}
