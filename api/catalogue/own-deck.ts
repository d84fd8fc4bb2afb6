import { v5 } from 'uuid';
import { storeDeck, storeOwnSkill } from '../../db/catalogue.ts';
import type { Work, Writer } from '../../db/database.ts';
import type { NewQuestion } from '../../db/own-decks.ts';
import { drillCardId, questionCardId } from '../cards/card-id.ts';

/** The skill that own decks are filed under; no file can have an id with a colon. */
export const ownSkill = { id: 'own:decks', title: 'Your decks', summary: '', guide: '' };

/** Namespace of the second half of ids of own decks and questions. */
const namespace = 'c2b0b7c4-4c0e-4d52-8f55-0d4f6f3c9a10';

/** What an own deck or question is known by, whoever owns it. */
export const ownKey = (name: string): string => v5(name, namespace);
/** Ids of own decks and questions begin with their first owner's, so that nobody else's are met. */
export const ownId = (userId: string, key: string): string => `${userId}:${key}`;
export const keyOfOwnId = (id: string): string => id.slice(id.lastIndexOf(':') + 1);

/** Adds or renames a deck of a learner's own. `today` as YYYY-MM-DD. */
export function* storeOwnDeck(
  tx: Writer,
  { id, ownerId, title }: { id: string; ownerId: string; title: string },
  today: string,
): Work<void> {
  yield* storeOwnSkill(tx, ownSkill);
  yield* storeDeck(tx, {
    id,
    skillId: ownSkill.id,
    title,
    summary: 'A deck of your own.',
    licence: 'private',
    asOf: asOfOwn(today),
    ownerId,
  });
}

/** Nobody checks a learner's own questions against versions. */
const asOfOwn = (today: string) => ({ versions: {}, checked: today, reviewBy: '9999-12-31' });

/** What is known of a question of an own deck. */
export interface OwnQuestion {
  id: string;
  deckId: string;
  position: number;
  prompt: string;
  /** The one point, in plain text. */
  answer: string;
  /** Markdown. */
  model: string;
  tags: string[];
}

const [thinkSeconds, answerSeconds] = [15, 60];
const longestCue = 200;

/** A question with one point, which is its answer: what a card with two sides becomes. */
export function ownQuestion(
  { id, deckId, position, prompt, answer, model, tags }: OwnQuestion,
  today: string,
): NewQuestion {
  const hash = ownKey(JSON.stringify([id, prompt, answer, model, tags]));
  return {
    question: { id, deckId, cardId: questionCardId(id), rev: 1, position, retired: false },
    revision: {
      questionId: id,
      rev: 1,
      hash,
      fileHash: hash,
      kind: 'concept',
      level: 2,
      thinkSeconds,
      answerSeconds,
      tags,
      asOf: asOfOwn(today),
      prompt,
      model,
      pointCount: 1,
      groups: {},
    },
    points: [
      {
        questionId: id,
        rev: 1,
        id: onlyPoint,
        cardId: drillCardId(id, onlyPoint),
        position: 0,
        say: answer,
        weight: 1,
        role: 'must',
        kind: 'fact',
        evidence: [],
        wrong: [],
        group: null,
        cue: prompt.length <= longestCue ? prompt : `${prompt.slice(0, longestCue - 2).toWellFormed()} …`,
        probe: null,
        sources: [],
      },
    ],
  };
}

const onlyPoint = 'answer';
