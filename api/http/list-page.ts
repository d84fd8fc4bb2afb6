import { readCursor, writeCursor, type Cursor } from './cursor.ts';

/**
 * A page of a list that is ordered by an instant and an id.
 * @param read asks for rows after a place, at most `limit`
 * @param place where a row stands
 */
export async function listPage<Row>(
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  read: (query: { before: Cursor | undefined; limit: number }) => PromiseLike<Row[]>,
  place: (row: Row) => Cursor,
): Promise<{ rows: Row[]; nextCursor: string | null }> {
  const found = await read({ before: cursor === undefined ? undefined : readCursor(cursor), limit: limit + 1 });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, nextCursor: found.length > limit && last ? writeCursor(place(last)) : null };
}
