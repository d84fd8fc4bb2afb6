import { and, eq, lt, or, type Column } from 'drizzle-orm';

/** What comes after an instant and id in a list that is ordered by both, newest first. */
export const isBefore = (at: Column, id: Column, before: { at: Date; id: string }) =>
  or(lt(at, before.at), and(eq(at, before.at), lt(id, before.id)));
