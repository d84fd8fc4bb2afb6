import { z } from 'zod';

/** Field kinds shared by every contract. PostgreSQL takes no NUL characters and no integers over 2³¹−1, so nobody may send them. */

const notStorable = 'must not hold NUL or broken characters: remove them';

/** An id of ours; unknown ones answer 404, so any short text may be asked for. */
export const Id = z.string().min(1).max(200).refine(storable, notStorable);
/** An id made by the client, which makes a repeat harmless. */
export const ClientId = z.uuid('send a UUID, such as one from crypto.randomUUID()').toLowerCase();
/** An instant: ISO 8601, answered in UTC with milliseconds. */
export const Instant = z.iso
  .datetime({ offset: true, error: 'send an instant in ISO 8601, such as 2026-11-22T10:00:00.000Z' })
  .refine(
    (text) => Date.parse(text) >= 0 && Date.parse(text) < Date.UTC(2200, 0),
    'send an instant between 1970 and 2199',
  );
export const DurationMs = z.int().min(0).max(2_147_483_647).describe('Milliseconds.');
export const StudyDate = z.iso.date('send a date such as 2026-12-04');

/** Text of at most `max` characters. */
export const text = (max: number) =>
  z
    .string()
    .max(max, `use at most ${max.toLocaleString('en')} characters`)
    .refine(storable, notStorable);
/** A page of a list, newest cursor first; `nextCursor` is null at the end. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** Whether both databases can keep a text. */
export function storable(value: string): boolean {
  return !value.includes('\0') && value.isWellFormed();
}
