import { cardIdOfGuid } from '../../exports/guid.ts';
import { openArchive } from './open-archive.ts';
import { limits } from './limits.ts';
import { asMarkdown, hasMedia, hasWords, plainText } from './plain-text.ts';
import { readCollection, type AnkiCard, type AnkiCollection, type AnkiNote } from './read-collection.ts';
import { RefusedPackage } from './refused-package.ts';
import { renderCard } from './render-card.ts';
import { asReviews, selectReviews, type SelectedReview } from './select-reviews.ts';

/** One card of a package, as the question that it becomes. */
export interface PackageQuestion {
  /** Of the note, and which of its cards: the same wherever the note goes. */
  guid: string;
  ord: number;
  prompt: string;
  /** The back, in plain text and in Markdown. */
  answer: string;
  model: string;
  tags: string[];
  queue: AnkiCard['queue'];
  flag: number;
  reviews: SelectedReview[];
}

/** A deck with its subdecks in one. */
export interface PackageDeck {
  name: string;
  questions: PackageQuestion[];
}

/** What a package holds, and what of it is left out, in words. */
export interface Package {
  decks: PackageDeck[];
  remarks: string[];
}

/**
 * Reads an `.apkg` or `.colpkg` file.
 * @param folder an empty folder to unpack into
 * @param now no review can be later, ms
 */
export async function readPackage(path: string, folder: string, now: number): Promise<Package> {
  return packageOf(readCollection(await openArchive(path, folder)), now);
}

/** What a collection's cards become. */
function packageOf(collection: AnkiCollection, now: number): Package {
  const left = { empty: 0, media: 0, unscheduled: 0, future: 0 };
  const decks = new Map<string, PackageQuestion[]>();
  for (const card of collection.cards) {
    const path = (collection.deckNames.get(card.deckId) ?? 'Default').split('::').map((part) => part.trim());
    const question = questionOf(collection, card, path);
    if (!question) {
      left.empty += 1;
      continue;
    }
    const reviews = question.reviews.filter((review) => review.at <= now && review.at > 0);
    left.future += question.reviews.length - reviews.length;
    if (question.hasMedia) left.media += 1;
    if (!card.isNew && reviews.length === 0) left.unscheduled += 1;
    const name = path[0] || 'Default';
    const { hasMedia: _, ...rest } = question;
    const known = decks.get(name);
    if (known) known.push({ ...rest, reviews });
    else decks.set(name, [{ ...rest, reviews }]);
  }
  if (decks.size === 0)
    throw new RefusedPackage('There is no card in it that could be read: choose a package that holds cards with text.');
  if (decks.size > limits.decks)
    throw new RefusedPackage(`It holds more than ${limits.decks} decks: export one deck at a time.`);
  return {
    decks: [...decks].map(([name, questions]) => ({ name, questions })),
    remarks: remarksOn(left),
  };
}

const [longestPrompt, longestAnswer, longestModel] = [4000, 2000, 20_000];
const [mostTags, longestTag] = [8, 60];

function questionOf(
  { notes, noteTypes, revlog }: AnkiCollection,
  card: AnkiCard,
  path: readonly string[],
): (PackageQuestion & { hasMedia: boolean }) | undefined {
  const note: AnkiNote | undefined = notes.get(card.noteId);
  const noteType = note && noteTypes.get(note.noteTypeId);
  if (!note || !noteType || note.guid.length > 200) return undefined;
  const sides = renderCard(noteType, { fields: note.fields, tags: note.tags, deck: path.join('::'), ord: card.ord });
  if (!sides) return undefined;
  const [prompt, answer] = [plainText(sides.front), plainText(sides.back)];
  if (!hasWords(prompt) || !hasWords(answer)) return undefined;
  const tags = [...new Set([...path.slice(1), ...note.tags])].map((tag) => tag.slice(0, longestTag).toWellFormed());
  return {
    guid: note.guid,
    ord: card.ord,
    prompt: cut(prompt, longestPrompt),
    answer: cut(answer, longestAnswer),
    model: asMarkdown(cut(answer, longestModel)),
    tags: tags.slice(0, mostTags),
    queue: card.queue,
    flag: card.flag,
    // Our own export holds no more than what counts, and practice.
    reviews: (cardIdOfGuid(note.guid) ? asReviews : selectReviews)(revlog.get(card.id) ?? []),
    hasMedia: hasMedia(sides.front) || hasMedia(sides.back),
  };
}

const cut = (text: string, most: number) =>
  text.length <= most ? text : `${text.slice(0, most - 2).toWellFormed()} …`;

function remarksOn(left: { empty: number; media: number; unscheduled: number; future: number }): string[] {
  const say = (count: number, one: string, many: string) =>
    count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${many}`];
  return [
    ...say(
      left.empty,
      'card was left out: it has no text on one of its sides.',
      'cards were left out: they have no text on one of their sides.',
    ),
    ...say(
      left.media,
      'question came without its pictures or sound.',
      'questions came without their pictures or sound.',
    ),
    ...say(
      left.unscheduled,
      'card was scheduled without a review in the log: it begins anew.',
      'cards were scheduled without a review in the log: they begin anew.',
    ),
    ...say(
      left.future,
      'review was left out: it lies in the future.',
      'reviews were left out: they lie in the future.',
    ),
  ];
}
