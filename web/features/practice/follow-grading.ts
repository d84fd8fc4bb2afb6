import type { GradingResult } from '../../api-types.ts';

interface Listener {
  onPoint: (result: GradingResult) => void;
  /** Nothing more comes of this grading, or of this connection: read the attempt again. */
  onEnd: () => void;
}

/**
 * Follows a grading point by point until it ends or the answered function is called. A lost connection is taken up
 * again by the browser, from the last event it has.
 */
export function followGrading(attemptId: string, gradingId: string, { onPoint, onEnd }: Listener): () => void {
  const source = new EventSource(`/api/v1/attempts/${encodeURIComponent(attemptId)}/events`);
  const isOurs = ({ lastEventId }: MessageEvent) => lastEventId.startsWith(`${gradingId}:`);
  const end = () => {
    source.close();
    onEnd();
  };
  source.addEventListener('point', (event: MessageEvent<string>) => {
    // The cast: the server sends what its contract says of a result.
    if (isOurs(event)) onPoint(JSON.parse(event.data) as GradingResult);
  });
  for (const last of ['done', 'failed']) source.addEventListener(last, end);
  // Closed for good: the server refused, or had nothing to add.
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) end();
  });
  return () => source.close();
}
