import { retireOthers, storeCareer, storeDeck, storeSkill } from '../../db/catalogue.ts';
import { run, type Database, type Work, type Writer } from '../../db/database.ts';
import { listRevisionHashes, storeQuestion } from '../../db/questions.ts';
import { questionCardId } from '../cards/card-id.ts';
import { asOfRow, contentHash, pointRow, revisionRow } from './question-rows.ts';
import type { Deck, DeckIssue, DeckLibrary, DeckQuestion } from './read-decks.ts';

/** What loading changed, by question id, and what is wrong with the files it left out. */
export interface DeckLoad {
  added: string[];
  changed: string[];
  retired: string[];
  issues: DeckIssue[];
}

/** The revisions of one question that are stored. */
type Stored = Awaited<ReturnType<typeof listRevisionHashes>>;

/**
 * Brings the catalogue in line with the deck files, in one transaction: new questions are added,
 * changed ones moved to their revision, missing ones retired. Nobody's cards or history are touched.
 * What has errors in its file stays as it was loaded last.
 */
export function loadDecks(db: Database, library: DeckLibrary): Promise<DeckLoad> {
  return db.transaction(function* (tx) {
    const load: DeckLoad = { added: [], changed: [], retired: [], issues: [...library.issues] };
    for (const skill of library.skills) yield* storeSkill(tx, skill);
    for (const [position, { skills, ...career }] of library.careers.entries()) {
      const known = skills.filter((id) => library.skills.some((skill) => skill.id === id));
      yield* storeCareer(tx, { ...career, position }, known);
    }
    const stored = new Map<string, Stored>();
    for (const row of yield* run(listRevisionHashes(tx))) stored.set(row.id, [...(stored.get(row.id) ?? []), row]);
    for (const deck of library.decks) {
      const { id, skillId, title, summary, licence } = deck;
      yield* storeDeck(tx, { id, skillId, title, summary, licence, asOf: asOfRow(deck.as_of), ownerId: null });
      for (const [position, question] of deck.questions.entries()) {
        yield* loadQuestion(tx, deck, question, position, stored.get(question.id) ?? [], load);
      }
    }
    yield* retireMissing(tx, library, [...stored.values()].flat(), load);
    return load;
  });
}

function* loadQuestion(
  tx: Writer,
  deck: Deck,
  question: DeckQuestion,
  position: number,
  stored: Stored,
  load: DeckLoad,
): Work<void> {
  const [current] = stored;
  const same = stored.find((row) => row.rev === question.rev);
  const refuse = (message: string) => {
    load.issues.push({ severity: 'error', file: `${deck.skillId}/${deck.id}/${question.id}.yaml`, line: 1, message });
  };
  if (current && question.rev < current.currentRev) {
    return refuse(
      `rev: revision ${current.currentRev} is loaded already; rev may not go back: use ${current.currentRev + 1}`,
    );
  }
  if (same && same.hash !== question.hash) {
    return refuse(
      `rev: the meaning changed but rev is still ${question.rev}: raise it to ${question.rev + 1} and add a note under "changes"`,
    );
  }
  const fileHash = contentHash(question);
  if (same?.fileHash === fileHash && same.deckId === deck.id && same.position === position && !same.retired)
    return undefined;
  yield* storeQuestion(
    tx,
    { id: question.id, deckId: deck.id, cardId: questionCardId(question.id), rev: question.rev, position },
    revisionRow(question, fileHash),
    question.points.map((point, index) => pointRow(question, point, index)),
  );
  (current ? load.changed : load.added).push(question.id);
  return undefined;
}

/** Retires what the files no longer hold; a file that is there but has errors keeps what it gave before. */
function* retireMissing(
  tx: Writer,
  { careers, skills, decks, broken }: DeckLibrary,
  stored: Stored,
  load: DeckLoad,
): Work<void> {
  const kept = (items: { id: string }[]) => [...items.map((item) => item.id), ...broken];
  const questions = decks.flatMap((deck) => deck.questions);
  const ofBrokenDecks = stored.filter((row) => broken.includes(row.deckId)).map((row) => row.id);
  yield* retireOthers(tx, 'careers', kept(careers));
  yield* retireOthers(tx, 'skills', kept(skills));
  yield* retireOthers(tx, 'decks', kept(decks));
  load.retired.push(...(yield* retireOthers(tx, 'questions', [...kept(questions), ...ofBrokenDecks])));
}
