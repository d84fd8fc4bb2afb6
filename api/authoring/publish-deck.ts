import type { z } from 'zod';
import { run, type Database } from '../../db/database.ts';
import { listDeckRevisions, listDrafts, retireQuestions, writeDraft, type DraftRow } from '../../db/question-drafts.ts';
import { storeQuestion } from '../../db/questions.ts';
import { questionCardId } from '../cards/card-id.ts';
import { contentHash, pointRow, revisionRow } from '../catalogue/question-rows.ts';
import { inOrder } from '../catalogue/read-decks.ts';
import { Conflict, invalidFields, type FieldError } from '../errors.ts';
import { byQuestion, catalogueId, checkDraft, idInDeck, type CheckedDraft, type Published } from './check-draft.ts';
import { deckFile, readDeckFile } from './deck-file.ts';
import { presentFinding } from './list-drafts.ts';
import { selectOwnDeckToWrite } from './policy.ts';
import { withRevision } from './question-text.ts';
import type { Publication } from './routes.ts';

/** A draft that was checked, with all that was published of its question. */
interface Checked {
  draft: DraftRow;
  checked: CheckedDraft;
  published: Published;
}

/**
 * Makes what is written in a deck what is studied: new questions are added, changed ones moved to their revision, those
 * that are written no more retired; cards and histories stay. All or nothing. `notes`: what changed, by question, where
 * a meaning did. Throws NotFound, Conflict where a draft has errors, and Invalid where a note is missing.
 */
export function publishDeck(
  db: Database,
  userId: string,
  deckId: string,
  notes: ReadonlyMap<string, string>,
  now: Date,
  today: string,
): Promise<z.input<typeof Publication>> {
  return db.longTransaction(function* (tx) {
    yield* selectOwnDeckToWrite(tx, userId, deckId);
    const drafts = yield* run(listDrafts(tx, userId, deckId));
    const revisions = yield* run(listDeckRevisions(tx, deckId));
    const published = byQuestion(deckId, revisions);
    const check = (draft: DraftRow): Checked => {
      const own = published.get(draft.questionId) ?? [];
      return { draft, checked: checkDraft(draft, own, today), published: own };
    };
    const before = drafts.filter((draft) => draft.questionId !== deckFile).map(check);
    refuseFaults(before);
    refuseMissingNotes(before, notes);
    const all = [];
    for (const each of before) {
      const { draft, checked } = each;
      const note = notes.get(draft.questionId);
      if (!checked.meaningChanged || !checked.question || note === undefined) {
        all.push(each);
        continue;
      }
      const yaml = withRevision(draft.yaml, checked.question.rev + 1, note);
      const raised = { ...draft, yaml, updatedAt: now, version: draft.version + 1 };
      yield* writeDraft(tx, raised);
      all.push(check(raised));
    }
    refuseFaults(all);
    const report: z.input<typeof Publication> = { added: [], changed: [], retired: [], unchanged: 0 };
    const questions = inOrder(
      all.flatMap(({ checked }) => (checked.question ? [checked.question] : [])),
      orderIn(drafts).map((id) => catalogueId(deckId, id)),
    );
    for (const [position, question] of questions.entries()) {
      const id = idInDeck(deckId, question.id) ?? question.id;
      const current = published.get(id)?.find((revision) => revision.rev === revision.currentRev);
      const asBefore = current?.fileHash === contentHash(question) && !current.retired;
      if (asBefore) report.unchanged += 1;
      else if (current && !current.retired)
        report.changed.push({ questionId: id, rev: question.rev, note: question.changes?.[question.rev] ?? null });
      else report.added.push(id);
      if (asBefore && current.position === position) continue;
      yield* storeQuestion(
        tx,
        { id: question.id, deckId, cardId: questionCardId(question.id), rev: question.rev, position },
        revisionRow(question, contentHash(question)),
        question.points.map((point, index) => pointRow(question, point, index)),
      );
    }
    const written = new Set(all.map(({ draft }) => draft.questionId));
    report.retired = [...published].flatMap(([id, own]) =>
      written.has(id) || own.every((revision) => revision.retired) ? [] : [id],
    );
    yield* retireQuestions(
      tx,
      report.retired.map((id) => catalogueId(deckId, id)),
    );
    return report;
  });
}

/** The questions to meet first, as the deck's own file names them. */
function orderIn(drafts: readonly DraftRow[]): string[] {
  const file = drafts.find((draft) => draft.questionId === deckFile);
  return (file && readDeckFile(file.yaml).value?.order) ?? [];
}

const mostNamed = 50;

function refuseFaults(all: readonly Checked[]) {
  const errors = all.flatMap(({ draft, checked }): FieldError[] =>
    checked.issues
      .filter((issue) => issue.severity === 'error')
      .map((issue) => ({
        pointer: `/drafts/${draft.questionId}${presentFinding(issue).field}`,
        message: `line ${issue.line}: ${issue.message}`,
      })),
  );
  const faulty = all.filter(({ checked }) => !checked.question);
  if (faulty.length === 0) return;
  const names = faulty.slice(0, 3).map(({ draft }) => `"${draft.questionId}"`);
  const more = faulty.length > names.length ? ` and ${faulty.length - names.length} more` : '';
  throw new Conflict(
    `Nothing was published: ${names.join(', ')}${more} ${faulty.length === 1 ? 'has' : 'have'} errors. Write what each message asks for, or remove the question, then publish again.`,
    { errors: errors.slice(0, mostNamed) },
  );
}

function refuseMissingNotes(all: readonly Checked[], notes: ReadonlyMap<string, string>) {
  const [first, ...rest] = all
    .filter(({ draft, checked }) => checked.meaningChanged && !notes.has(draft.questionId))
    .map(({ draft }) => ({
      pointer: '/body/notes',
      message: `say in a few words what changed in "${draft.questionId}", whose meaning is another now: add { "questionId": "${draft.questionId}", "note": … }`,
    }));
  if (first) throw invalidFields([first, ...rest.slice(0, mostNamed)]);
}
