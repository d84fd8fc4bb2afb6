/** Where a point of an answer is on the page. */
export const pointPlace = (position: number, pointId: string) => `answer-${position}-${pointId}`;

/** Opens the answer, and takes the focus and the reader to the point. */
export function goToPoint(position: number, pointId: string): void {
  const row = document.getElementById(pointPlace(position, pointId));
  const answer = row?.closest('details');
  if (!row || !answer) return;
  answer.open = true;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
}

/** Whether the point has the focus, or something in it has. */
export const isAtPoint = (position: number, pointId: string): boolean =>
  document.getElementById(pointPlace(position, pointId))?.contains(document.activeElement) === true;
