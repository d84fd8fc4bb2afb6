import { and, asc, desc, eq, inArray, max, sql } from 'drizzle-orm';
import { run, type Reader, type Work, type Writer } from './database.ts';
import { fixedLimit, prepared } from './prepared.ts';
import type { SettingsRow } from './schema.ts';

/** The settings in force; undefined for a learner who has none yet. */
export const currentSettings = prepared((db: Reader) => {
  const { settings } = db.tables;
  return db
    .select()
    .from(settings)
    .where(eq(settings.userId, sql.placeholder('userId')))
    .orderBy(desc(settings.version))
    .limit(fixedLimit(1));
});

/** Every version of a learner's settings, newest first. */
export const allSettings = prepared((db: Reader) => {
  const { settings } = db.tables;
  return db
    .select()
    .from(settings)
    .where(eq(settings.userId, sql.placeholder('userId')))
    .orderBy(desc(settings.version));
});

/** The time zones of some people: no row for who has no settings. */
export const listTimeZones = (db: Reader, userIds: string[]) => {
  const { settings } = db.tables;
  const latest = db
    .select({ userId: settings.userId, version: max(settings.version).as('latest_version') })
    .from(settings)
    .where(inArray(settings.userId, userIds))
    .groupBy(settings.userId)
    .as('latest');
  return db
    .select({ userId: settings.userId, timeZone: settings.timeZone })
    .from(settings)
    .innerJoin(latest, and(eq(latest.userId, settings.userId), eq(latest.version, settings.version)))
    .orderBy(asc(settings.userId));
};

/** Adds a version of a learner's settings; false if another request added that version first. */
export function* insertSettings(tx: Writer, row: SettingsRow): Work<boolean> {
  const { settings } = tx.tables;
  const added = yield* run(
    tx.insert(settings).values(row).onConflictDoNothing().returning({ version: settings.version }),
  );
  return added.length > 0;
}

/** Removes every version of a learner's settings: only for somebody who has reviewed nothing, as reviews name theirs. */
export function* deleteSettings(tx: Writer, userId: string): Work<void> {
  const { settings } = tx.tables;
  yield* run(tx.delete(settings).where(eq(settings.userId, userId)).returning({ version: settings.version }));
}
