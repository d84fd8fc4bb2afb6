import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { run, type Database, type Writer } from '../../db/database.ts';
import { listDeckRevisions, listDrafts, writeDraft, type DraftRow } from '../../db/question-drafts.ts';
import { Invalid, invalidFields } from '../errors.ts';
import type { Upload } from '../http/route.ts';
import { byQuestion, checkDraft } from './check-draft.ts';
import { deckFile, readDeckFile, storeDeckFile } from './deck-file.ts';
import { limits } from './limits.ts';
import { presentFinding } from './list-drafts.ts';
import { selectOwnDeckToWrite } from './policy.ts';
import { distinct, questionText, slug, type QuestionDraft } from './question-text.ts';
import { decoded, notText, readArchive, type ArchiveFile } from './read-archive.ts';
import { readQuestionsCsv } from './read-questions-csv.ts';
import { readQuestionsMarkdown } from './read-questions-markdown.ts';
import type { ReadQuestion, RowFault } from './read-questions.ts';
import type { TakenFiles, TakenItem } from './routes.ts';
import { idFault, tooMany } from './store-draft.ts';

type Taken = z.input<typeof TakenItem>;
type Report = z.input<typeof TakenFiles>;

/**
 * Takes the files of a zip archive as drafts: those of the one deck in it, each in the place of what was written under
 * its name. Throws NotFound, Invalid for an archive that is not read, and Conflict for too many questions.
 */
export async function uploadFiles(
  db: Database,
  userId: string,
  deckId: string,
  upload: Upload,
  now: Date,
  today: string,
): Promise<Report> {
  const files = filesOfOneDeck(await readArchive(upload.path));
  return db.longTransaction(function* (tx) {
    const deck = yield* selectOwnDeckToWrite(tx, userId, deckId);
    const drafts = draftsOf(tx, userId, deckId, yield* run(listDrafts(tx, userId, deckId)), now, today);
    const check = drafts.checker(yield* run(listDeckRevisions(tx, deckId)));
    const items: Taken[] = [];
    for (const { name, text, fault } of files) {
      const id = stem(name);
      const item = { file: name, line: null, questionId: id, prompt: '', message: null, findings: [] };
      const why = fault ?? (id === deckFile ? undefined : nameFault(idFault(id)));
      if (text === undefined || why !== undefined) {
        items.push({ ...item, questionId: null, outcome: 'refused', message: why ?? notText });
      } else if (id === deckFile) {
        const { value, issues } = readDeckFile(text);
        const changed = value && (yield* storeDeckFile(tx, userId, deck, text, now));
        items.push({
          ...item,
          questionId: null,
          outcome: !value ? 'refused' : changed ? 'changed' : 'same',
          message: value ? null : 'has errors: write what they ask for and send it again',
          findings: issues.map(presentFinding),
        });
      } else {
        const outcome = yield* drafts.put(id, text);
        items.push({ ...item, outcome, ...check(id, text) });
      }
    }
    return { items };
  });
}

/**
 * Takes the questions of a CSV or Markdown file as drafts. What is in the deck under the same id stays as it is. Throws
 * NotFound, Invalid for a file that is no text, and Conflict for too many questions.
 */
export async function importQuestions(
  db: Database,
  userId: string,
  deckId: string,
  upload: Upload,
  now: Date,
  today: string,
): Promise<Report> {
  const text = decoded(await readFile(upload.path));
  if (text === undefined) throw invalidFields([{ pointer: '/body', message: notText }]);
  const { questions, faults } = upload.type.includes('csv')
    ? readQuestionsCsv(text)
    : { questions: readQuestionsMarkdown(text), faults: [] };
  if (questions.length + faults.length > limits.importRows)
    throw invalidFields([
      {
        pointer: '/body',
        message: `has more than ${limits.importRows.toLocaleString('en')} questions: send it in parts`,
      },
    ]);
  if (questions.length === 0 && faults.length === 0)
    throw invalidFields([
      { pointer: '/body', message: 'has no question in it: write “# question” in Markdown, or a row for each in CSV' },
    ]);
  return db.longTransaction(function* (tx) {
    yield* selectOwnDeckToWrite(tx, userId, deckId);
    const drafts = draftsOf(tx, userId, deckId, yield* run(listDrafts(tx, userId, deckId)), now, today);
    const check = drafts.checker(yield* run(listDeckRevisions(tx, deckId)));
    const items: Taken[] = faults.map(refusedRow);
    for (const [index, id] of idsOf(questions).entries()) {
      const question = questions[index];
      if (!question) continue;
      const { line, draft } = question;
      const item = { file: null, line, questionId: id, prompt: shortened(draft.prompt), message: null, findings: [] };
      const fault = nameFault(idFault(id));
      if (fault !== undefined) items.push(refusedRow({ line, message: `id ${fault}` }));
      else if (drafts.has(id))
        items.push({
          ...item,
          outcome: 'kept',
          message: `the deck has "${id}" already, which stays as it is: remove it there first, or give this one another id`,
        });
      else {
        const yaml = textOf(id, draft, today);
        if (yaml === undefined)
          items.push(refusedRow({ line, message: `is longer than ${limits.textLength / 1024} kB: use fewer words` }));
        else items.push({ ...item, outcome: yield* drafts.put(id, yaml), ...check(id, yaml) });
      }
    }
    return { items: items.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
  });
}

/** The text of a question's file; undefined if it is too long, which is seen before the whole of a far longer one is made. */
function textOf(id: string, draft: QuestionDraft, today: string): string | undefined {
  if (JSON.stringify(draft).length > 2 * limits.textLength) return undefined;
  const yaml = questionText(id, draft, today);
  return yaml.length > limits.textLength ? undefined : yaml;
}

/** The drafts of a deck while files are taken into it. */
function draftsOf(tx: Writer, userId: string, deckId: string, rows: DraftRow[], now: Date, today: string) {
  const known = new Map(rows.map((row) => [row.questionId, row]));
  let count = rows.filter((row) => row.questionId !== deckFile).length;
  return {
    has: (questionId: string) => known.has(questionId),
    *put(questionId: string, yaml: string) {
      const before = known.get(questionId);
      if (before?.yaml === yaml) return 'same' as const;
      if (!before) count += 1;
      if (count > limits.questions) throw tooMany();
      const row = { userId, deckId, questionId, yaml, updatedAt: now, version: (before?.version ?? 0) + 1 };
      known.set(questionId, row);
      yield* writeDraft(tx, row);
      return before ? ('changed' as const) : ('added' as const);
    },
    checker(revisions: Parameters<typeof byQuestion>[1]) {
      const published = byQuestion(deckId, revisions);
      return (questionId: string, yaml: string) => {
        const { prompt, issues } = checkDraft({ deckId, questionId, yaml }, published.get(questionId) ?? [], today);
        return { prompt: shortened(prompt), findings: issues.map(presentFinding) };
      };
    },
  };
}

/** The files of the deck that an archive holds: those beside its deck.yaml, or all if they lie in one folder. */
function filesOfOneDeck(files: ArchiveFile[]): ArchiveFile[] {
  const decks = files.filter(({ name }) => stem(name) === deckFile);
  const folders = new Set((decks.length > 0 ? decks : files).map(({ name }) => folder(name)));
  if (folders.size === 1) {
    const [only = ''] = folders;
    return files.filter(({ name }) => folder(name) === only);
  }
  const reason =
    files.length === 0
      ? 'There is no YAML file in it: add a file for each question.'
      : `It holds ${folders.size} folders that might be the deck: send one deck at a time, its questions beside its deck.yaml.`;
  throw new Invalid(`Nothing was taken from the archive. ${reason}`, {
    errors: [{ pointer: '/body', message: reason }],
  });
}

/** Ids as the file gives them, or made of what is asked: the same when the file comes again. */
function idsOf(questions: readonly ReadQuestion[]): string[] {
  const given = questions.flatMap(({ id }) => id ?? []);
  const made = distinct(
    questions.filter(({ id }) => id === undefined).map(({ draft }) => slug(draft.prompt, 7, 'question')),
    [...given, deckFile],
  );
  return questions.map(({ id }) => id ?? made.shift() ?? 'question');
}

const nameFault = (fault: string | undefined) => fault && `has no fitting name: ${fault}`;
const refusedRow = ({ line, message }: RowFault): Taken => ({
  file: null,
  line,
  questionId: null,
  prompt: '',
  outcome: 'refused',
  message,
  findings: [],
});
const shortened = (text: string) => (text.split('\n')[0] ?? '').slice(0, 160).toWellFormed();
const folder = (name: string) => name.slice(0, name.lastIndexOf('/') + 1);
const stem = (name: string) => name.slice(name.lastIndexOf('/') + 1).replace(/\.ya?ml$/i, '');
