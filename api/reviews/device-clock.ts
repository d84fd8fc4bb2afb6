import { invalidFields } from '../errors.ts';

/** Another machine's clock may be this far off (ms) before it is corrected or refused. */
export const clockTolerance = 5 * 60_000;

/**
 * When a review was given, by the server's clock. A device that says when it sent the request and
 * is more than five minutes off is corrected by the difference; up to five minutes ahead counts as
 * now; more is an error.
 * @param pointer of the field, for the error
 */
export function serverInstant(reviewedAt: string, sentAt: string | undefined, now: Date, pointer: string): Date {
  const skew = sentAt === undefined ? 0 : Date.parse(sentAt) - now.getTime();
  const at = Date.parse(reviewedAt) - (Math.abs(skew) > clockTolerance ? skew : 0);
  if (at > now.getTime() + clockTolerance) {
    const message = `lies in the future (the server's clock says ${now.toISOString()}): send the instant at which the review was given, and sentAt if the device's clock may be wrong`;
    throw invalidFields([{ pointer, message }]);
  }
  return new Date(Math.max(0, Math.min(at, now.getTime())));
}
