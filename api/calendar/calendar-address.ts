import { createHash, randomBytes } from 'node:crypto';
import { putFeed, readFeed } from '../../db/calendar-feeds.ts';
import type { Database } from '../../db/database.ts';
import { NotFound } from '../errors.ts';
import { buildCalendar } from './build-calendar.ts';

/** Gives a person's calendar a new secret address; the one before shows nothing any more. Its token is told here alone. */
export async function renewCalendar(db: Database, userId: string, now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db.transaction((tx) => putFeed(tx, { userId, tokenHash: hashOf(token), createdAt: now, readAt: null }));
  return token;
}

/** The calendar behind a secret address. Throws NotFound for every other. */
export async function openCalendar(db: Database, token: string, publicUrl: string, now: Date): Promise<string> {
  const feed = await db.transaction((tx) => readFeed(tx, hashOf(token), now));
  if (!feed) throw new NotFound('There is no calendar at this address: make a new one in Settings.');
  return buildCalendar(db, feed.userId, publicUrl, now);
}

/** As tokens are stored. They are random, so that a hash without salt is enough. */
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
