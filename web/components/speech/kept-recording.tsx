import { Trash2, Volume2 } from 'lucide-react';
import { useState } from 'react';
import {
  type OfAnswer,
  useKeptRecording,
  useRecordingStanding,
  useRemoveRecording,
} from '../../hooks/use-recordings.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { Problem } from '../problem.tsx';
import { TakePlayer } from './take-player.tsx';

interface Props {
  attempt: { id: string; recordings: readonly number[] };
  /** Of an answer in an interview: 0 the answer, then follow-ups. */
  part?: number;
  /** As it is on this device; else it is fetched once it is to be heard. */
  sound?: Blob | undefined;
}

/** The recording of one’s own answer: heard and, where the server keeps it, removed. Nothing where there is none. */
export function KeptRecording({ attempt: { id, recordings }, part = 0, sound }: Props) {
  const of = { attemptId: id, part };
  const standing = useRecordingStanding(of);
  const isKept = standing?.state === 'kept' || (standing === undefined && recordings.includes(part));
  if (sound === undefined && !isKept && standing === undefined) return null;
  return (
    <div className="grid gap-2 text-sm text-ink-3">
      {sound ? <TakePlayer sound={sound} label="Your recording" /> : isKept && <Fetched of={of} />}
      {isKept && <Removal of={of} />}
      <p role="status" className={standing?.state === 'refused' ? 'font-[550] text-wrong' : ''}>
        {standing?.state === 'waiting' &&
          'The recording is being sent. Until the server has it, it stays in this browser.'}
        {standing?.state === 'removed' && 'The recording is removed from the server. Your answer stays.'}
        {standing?.state === 'refused' && `The recording was not kept: ${standing.because}`}
      </p>
    </div>
  );
}

function Fetched({ of }: { of: OfAnswer }) {
  const [isAsked, setIsAsked] = useState(false);
  const recording = useKeptRecording(of, isAsked);
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
      <Problem of={recording.error} />
    </div>
  );
}

function Removal({ of }: { of: OfAnswer }) {
  const [asking, setAsking] = useState(false);
  const remove = useRemoveRecording(of);
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
          <Problem of={remove.error} className="mt-3" />
        </Dialog>
      )}
    </>
  );
}
