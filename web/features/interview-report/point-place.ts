/** Where a point of an answer is on the page, once the answer was opened. */
export const pointPlace = (position: number, pointId: string) => `answer-${position}-${pointId}`;

const opened = 'answer-opened';

/** Opens an answer; its points are on the page when this returns. */
export function openAnswer(answer: HTMLDetailsElement): void {
  answer.dispatchEvent(new Event(opened));
  answer.open = true;
}

/** Calls back when an answer is opened by the page; the answered function ends that. */
export function onOpened(answer: HTMLDetailsElement | null, callback: () => void): () => void {
  answer?.addEventListener(opened, callback);
  return () => answer?.removeEventListener(opened, callback);
}

/** Opens the answer, and takes the focus and the reader to the point. */
export function goToPoint(position: number, pointId: string): void {
  const answer = document.querySelector<HTMLDetailsElement>(`details[data-answer="${position}"]`);
  if (!answer) return;
  openAnswer(answer);
  const row = document.getElementById(pointPlace(position, pointId));
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
}

/** Whether the point has the focus, or something in it has. */
export const isAtPoint = (position: number, pointId: string): boolean =>
  document.getElementById(pointPlace(position, pointId))?.contains(document.activeElement) === true;
