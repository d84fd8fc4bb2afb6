import { useEffect, useState } from 'react';
import type { Attempt } from '../../api-types.ts';
import { count, formatClock } from '../../format.ts';
import { useSession } from '../../hooks/use-session.ts';
import { readTake, takeKey } from '../../takes.ts';
import { deliveryFacts } from './delivery-words.ts';
import { KeptRecording } from '../../components/speech/kept-recording.tsx';

/** How a spoken answer was given, and its recording while it is kept: information, no part of the score. */
export function DeliveryFacts({ attempt }: { attempt: Spoken }) {
  const { delivery } = attempt;
  return delivery && <Facts delivery={delivery} attempt={attempt} />;
}
type Spoken = Pick<Attempt, 'id' | 'recordings' | 'delivery' | 'cardId'>;

function Facts({ delivery, attempt }: { delivery: NonNullable<Attempt['delivery']>; attempt: Spoken }) {
  const sound = useTake(attempt.cardId);
  const { pauses, fillers } = delivery;
  return (
    <section aria-label="How you spoke" className="grid gap-3 border-t border-line px-6 py-3.5 text-sm text-ink-3">
      <ul className="num flex flex-wrap gap-x-6 gap-y-1">
        {deliveryFacts(delivery).map(([figure, words]) => (
          <li key={words}>
            <b className="font-semibold text-ink">{figure}</b> {words}
          </li>
        ))}
      </ul>
      {(pauses.length > 0 || fillers.length > 0) && (
        <details>
          <summary className="min-h-6 cursor-pointer">Which pauses and fillers</summary>
          <ul className="num mt-1 list-disc pl-5">
            {pauses.map(({ start, end }) => (
              <li key={start}>
                {((end - start) / 1000).toFixed(1)} s of silence at {formatClock(start)}
              </li>
            ))}
            {fillers.map((filler) => (
              <li key={filler.word}>
                “{filler.word}”, {count(filler.count, 'time')}
              </li>
            ))}
          </ul>
        </details>
      )}
      <KeptRecording attempt={attempt} sound={sound} />
      <p>How you spoke is not scored. Transcripts leave out fillers, so there may be more.</p>
    </section>
  );
}

/** The recording of a card, if this device still has it. */
function useTake(cardId: string): Blob | undefined {
  const userId = useSession().data?.user.id;
  const [sound, setSound] = useState<Blob>();
  useEffect(() => {
    if (userId === undefined) return;
    let left = false;
    readTake(takeKey(userId, cardId)).then(
      (take) => !left && setSound(take?.sound),
      () => undefined, // this browser keeps nothing
    );
    return () => {
      left = true;
    };
  }, [userId, cardId]);
  return sound;
}
