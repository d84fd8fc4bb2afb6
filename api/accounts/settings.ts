import type { Database, Work, Writer } from '../../db/database.ts';
import { run } from '../../db/database.ts';
import type { SettingsRow } from '../../db/schema.ts';
import { currentSettings, insertSettings } from '../../db/settings.ts';
import { Conflict } from '../errors.ts';
import type { SchedulingSettings } from '../scheduling/memory.ts';
import type { StudyClock } from '../scheduling/study-day.ts';

/** What a learner starts with. A 90-second answer is no vocabulary card: one learning step of ten minutes. */
export const defaultSettings = {
  timeZone: 'UTC',
  rolloverHour: 4,
  newPerDay: 5,
  reviewsPerDay: 60,
  desiredRetention: 0.9,
  learningSteps: [10],
  relearningSteps: [10],
  maximumInterval: 36_500,
  fuzz: true,
  parameters: null,
  autoOptimise: true,
  loadBalance: true,
  easyDays: [1, 1, 1, 1, 1, 1, 1],
  breaks: [],
  backlogOrder: 'retrievability',
  leechThreshold: 8,
  interviewDate: null,
  minutesPerDay: 20,
  planFocus: 'breadth',
  streak: true,
  freezeDays: 2,
  keepRecordings: false,
} satisfies Omit<SettingsRow, 'userId' | 'version' | 'since'>;

const firstSettings = (userId: string): SettingsRow => ({ userId, version: 1, since: new Date(0), ...defaultSettings });

/** The learner's settings; those they start with are stored when first needed. */
export async function getSettings(db: Database, userId: string): Promise<SettingsRow> {
  const [found] = await currentSettings(db.read, { userId });
  return found ?? db.transaction((tx) => takeSettings(tx, userId));
}

/** The same, inside a transaction. */
export function* takeSettings(tx: Writer, userId: string): Work<SettingsRow> {
  const [found] = yield* run(currentSettings(tx, { userId }));
  if (found) return found;
  yield* insertSettings(tx, firstSettings(userId));
  return firstSettings(userId);
}

type SettingsChange = { [K in keyof typeof defaultSettings]?: SettingsRow[K] | undefined };

/** Changes settings: a new version is added, older reviews keep theirs. */
export function changeSettings(db: Database, userId: string, change: SettingsChange, now: Date): Promise<SettingsRow> {
  return db.transaction((tx) => addSettings(tx, userId, change, now));
}

/** The same, inside a transaction. */
export function* addSettings(tx: Writer, userId: string, change: SettingsChange, now: Date): Work<SettingsRow> {
  const current = yield* takeSettings(tx, userId);
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const next: SettingsRow = { ...current, ...given, version: current.version + 1, since: now };
  if (!(yield* insertSettings(tx, next)))
    throw new Conflict('Your settings were changed elsewhere at the same moment: look at them and try again.');
  return next;
}

export const studyClockOf = ({ timeZone, rolloverHour }: StudyClock): StudyClock => ({ timeZone, rolloverHour });

/** The scheduler's view of a version of settings. One object per version, so that what is made from it is made once. */
export function schedulingSettings(row: SettingsRow): SchedulingSettings {
  const key = `${row.version} ${row.userId} ${row.since.getTime()}`; // an import may bring another of that number
  const known = byVersionOfUser.get(key);
  if (known) return known;
  const { desiredRetention, learningSteps, relearningSteps, maximumInterval, fuzz, parameters } = row;
  const made: SchedulingSettings = {
    desiredRetention,
    learningSteps,
    relearningSteps,
    maximumInterval,
    fuzz,
    weights: parameters?.w ?? null,
  };
  if (byVersionOfUser.size >= maxKept) byVersionOfUser.clear();
  byVersionOfUser.set(key, made);
  return made;
}

/** The version in force at an instant: the newest that began before it, or the oldest there is. `rows` newest first. */
export function versionAt(rows: readonly SettingsRow[], at: Date): SettingsRow {
  const found = rows.find((row) => row.since <= at) ?? rows.at(-1);
  return found ?? firstSettings('');
}

const maxKept = 5000;
const byVersionOfUser = new Map<string, SchedulingSettings>();

/** Settings by version, for folding a log. */
export function settingsByVersion(rows: readonly SettingsRow[]): (version: number) => SchedulingSettings {
  const byVersion = new Map(rows.map((row) => [row.version, schedulingSettings(row)]));
  const oldest = rows.at(-1);
  return (version) => byVersion.get(version) ?? schedulingSettings(oldest ?? firstSettings(''));
}
