import type { ImportedExport } from '../../api-types.ts';
import { count } from '../../format.ts';

/** What the files of an export hold, in the order in which they are told. */
const names: Record<string, string> = {
  decks: 'Decks of your own',
  questions: 'Questions in them',
  question_revisions: 'Versions of those questions',
  points: 'Points of those questions',
  question_drafts: 'Drafts of questions',
  enrolments: 'Decks you study',
  cards: 'Cards',
  review_logs: 'Reviews',
  attempts: 'Answers',
  verdicts: 'Verdicts',
  gradings: 'Gradings by a model',
  recordings: 'Recordings',
  interviews: 'Mock interviews',
  interview_questions: 'Questions in them, as asked',
  settings: 'Settings, with earlier ones',
  notification_wishes: 'Choices of notifications',
  due_loads: 'Days as they were planned',
  optimisations: 'Fittings of the memory model',
};

const order = Object.keys(names);
const fileOf = (table: string) => /([^/]+)\.jsonl$/.exec(table)?.[1] ?? table;

type Row = ImportedExport['tables'][number] & { name: string };

/** What an import brought, by kind; nothing of what the file had none of. */
export function importRows({ tables }: ImportedExport): Row[] {
  const place = (table: string) => {
    const at = order.indexOf(fileOf(table));
    return at === -1 ? order.length : at;
  };
  return tables
    .filter(({ added, known, leftOut }) => added + known + leftOut > 0)
    .toSorted((a, b) => place(a.table) - place(b.table))
    .map((row) => ({ ...row, name: names[fileOf(row.table)] ?? fileOf(row.table) }));
}

/** “Imported: 312 reviews and 40 answers are new.” */
export function importedWords({ tables, cards }: ImportedExport): string {
  const sum = (column: 'added' | 'known' | 'leftOut') => tables.reduce((total, row) => total + row[column], 0);
  const added = (file: string) => tables.find(({ table }) => fileOf(table) === file)?.added ?? 0;
  if (sum('added') === 0)
    return sum('known') === 0 && sum('leftOut') === 0
      ? 'There was nothing in this export.'
      : sum('known') === 0
        ? 'Nothing was imported: all of it is of decks that this server does not have.'
        : 'Nothing is new: all of it was here already.';
  const news = [
    ...(added('cards') > 0 ? [count(added('cards'), 'card')] : []),
    ...(added('review_logs') > 0 ? [count(added('review_logs'), 'review')] : []),
    ...(added('attempts') > 0 ? [count(added('attempts'), 'answer')] : []),
  ];
  const what = news.length > 0 ? ` ${new Intl.ListFormat('en-GB').format(news)} are new here` : '';
  const due =
    cards > 0
      ? `${what === '' ? '' : ';'} ${cards === 1 ? '1 card stands where its' : `${cards} cards stand where their`} reviews left ${cards === 1 ? 'it' : 'them'}`
      : '';
  return what + due === '' ? 'Imported.' : `Imported:${what}${due}.`;
}
