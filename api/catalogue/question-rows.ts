import { createHash } from 'node:crypto';
import type { AsOf } from '../../db/catalogue-schema.ts';
import type { PointRow, QuestionRevisionRow } from '../../db/schema.ts';
import { drillCardId } from '../cards/card-id.ts';
import type { DeckFile, PointFile } from './deck-format.ts';
import { askedOf } from './question-rules.ts';
import type { DeckQuestion } from './read-decks.ts';

/** Hash of everything a question's file says, to see what is stored already. */
export const contentHash = (question: DeckQuestion): string =>
  createHash('sha256').update(JSON.stringify(question)).digest('hex').slice(0, 32);

/** A question of a file as its revision is stored. */
export function revisionRow(question: DeckQuestion, fileHash: string): QuestionRevisionRow {
  const { id, rev, hash, kind, level, time, tags, prompt, model, groups } = question;
  return {
    questionId: id,
    rev,
    hash,
    fileHash,
    kind,
    level,
    thinkSeconds: time.think,
    answerSeconds: time.answer,
    tags,
    asOf: asOfRow(question.as_of),
    prompt: prompt.trim(),
    model: model.trim(),
    pointCount: askedOf(question),
    groups: groups ?? {},
  };
}

/** One of its points. */
export function pointRow({ id: questionId, rev }: DeckQuestion, point: PointFile, position: number): PointRow {
  const { id, say, weight, must, bonus, group, kind, evidence, wrong, cue, probe, src } = point;
  return {
    questionId,
    rev,
    id,
    cardId: drillCardId(questionId, id),
    position,
    say: say.trim(),
    weight,
    role: bonus ? 'bonus' : must ? 'must' : 'ordinary',
    kind,
    evidence,
    wrong: wrong ?? [],
    group: group ?? null,
    cue,
    probe: probe ?? null,
    sources: [src].flat(),
  };
}

/** Versions and dates of a file as they are stored. */
export function asOfRow({ checked, review_by, ...versions }: DeckFile['as_of']): AsOf {
  return { versions, checked, reviewBy: review_by };
}
