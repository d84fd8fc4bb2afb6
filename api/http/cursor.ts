import { invalidFields } from '../errors.ts';

/** Where a page of a list ends: lists are ordered by an instant, then by id. */
export interface Cursor {
  at: Date;
  id: string;
}

export const writeCursor = ({ at, id }: Cursor): string => Buffer.from(`${at.getTime()} ${id}`).toString('base64url');

/** Throws Invalid for anything but a cursor of ours. */
export function readCursor(cursor: string): Cursor {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const [, ms, id] = /^(\d{1,14}) ([0-9A-Za-z-]{32,36})$/.exec(text) ?? [];
  if (ms === undefined || id === undefined) {
    throw invalidFields([{ pointer: '/query/cursor', message: 'send the nextCursor of the page before, unchanged' }]);
  }
  return { at: new Date(Number(ms)), id };
}
