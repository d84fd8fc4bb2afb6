import type { Interview } from '../../api-types.ts';

const againMs = 5000;

/**
 * Hears of an interview whenever it changes, in whatever tab or device, until the answered function is called. A lost
 * connection is taken up again by the browser; one that the server refused, by us.
 */
export function followInterview(interviewId: string, onChange: (interview: Interview) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource;
  const open = () => {
    source = new EventSource(`/api/v1/interviews/${encodeURIComponent(interviewId)}/events`);
    source.addEventListener('interview', (event: MessageEvent<string>) => {
      // The cast: the server sends what its contract says of an interview.
      onChange(JSON.parse(event.data) as Interview);
    });
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, againMs);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
