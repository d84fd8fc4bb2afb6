import { run, type Database, type Reader, type Work, type Writer } from '../../db/database.ts';
import { countDueByInstant, deleteDueLoadsBefore, findDueLoad, insertDueLoad } from '../../db/due-loads.ts';
import type { SettingsRow } from '../../db/schema.ts';
import type { PickDay } from '../scheduling/fuzz.ts';
import { balancedDays, balancedPick } from '../scheduling/load-balance.ts';
import { startOfStudyDay, studyDay } from '../scheduling/study-day.ts';

/** Study days whose loads are kept, for devices that deliver late. */
const keptDays = 30;

/**
 * How an answer given now would be moved within its range of fuzz. What falls due on the days to come is taken as it
 * was when the study day was first asked for, so that a preview and the answer after it are moved alike, whatever
 * was answered in between.
 */
export async function dayPicker(db: Database, settings: SettingsRow, now: Date): Promise<PickDay> {
  const today = studyDay(now.getTime(), settings);
  if (!isBalanced(settings)) return balancedPick([], today, settings);
  const [known] = await findDueLoad(db.read, { userId: settings.userId, studyDay: today });
  const counts = known?.counts ?? (await db.transaction((tx) => takeDueLoad(tx, settings, today, today)));
  return balancedPick(counts, today, settings);
}

/** The same for an answer given at `at`, inside a transaction. Of a day that is over, only loads that were kept count. */
export function* takeDayPicker(tx: Writer, settings: SettingsRow, at: Date, now: Date): Work<PickDay> {
  const day = studyDay(at.getTime(), settings);
  const counts = isBalanced(settings)
    ? yield* takeDueLoad(tx, settings, day, studyDay(now.getTime(), settings))
    : undefined;
  return balancedPick(counts ?? [], day, settings);
}

const isBalanced = ({ fuzz, loadBalance }: SettingsRow) => fuzz && loadBalance;

function* takeDueLoad(tx: Writer, settings: SettingsRow, day: number, today: number): Work<number[]> {
  const { userId } = settings;
  const [known] = yield* run(findDueLoad(tx, { userId, studyDay: day }));
  if (known || day !== today) return known?.counts ?? [];
  const counts = yield* countDueDays(tx, settings, today);
  const added = yield* run(insertDueLoad(tx, { userId, studyDay: today, counts }));
  yield* run(deleteDueLoadsBefore(tx, { userId, studyDay: today - keptDays }));
  const [kept] = added.length > 0 ? added : yield* run(findDueLoad(tx, { userId, studyDay: today }));
  return kept?.counts ?? counts;
}

/** Cards due on the days after a study day, tomorrow first. */
function* countDueDays(tx: Reader, settings: SettingsRow, today: number): Work<number[]> {
  const from = new Date(startOfStudyDay(today + 1, settings));
  const to = new Date(startOfStudyDay(today + 1 + balancedDays, settings));
  const counts = Array.from({ length: balancedDays }, () => 0);
  for (const { due, cards } of yield* run(countDueByInstant(tx, { userId: settings.userId, from, to }))) {
    const index = studyDay(due.getTime(), settings) - today - 1;
    counts[index] = (counts[index] ?? 0) + cards;
  }
  return counts;
}
