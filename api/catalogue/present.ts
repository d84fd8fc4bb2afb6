import type { z } from 'zod';
import type { DeckWithSkill } from '../../db/catalogue.ts';
import type { AsOf } from '../../db/catalogue-schema.ts';
import type { EnrolmentRow, QuestionRevisionRow } from '../../db/schema.ts';
import type { Deck, Question } from './routes.ts';

/** Seconds to check one rubric point against one's answer; part of every estimate of time. */
const secondsPerPoint = 6;

interface Timed {
  thinkSeconds: number;
  answerSeconds: number;
  pointCount: number;
}

/** Expected time (ms) to answer a question and check its points. */
export const expectedQuestionMs = ({ thinkSeconds, answerSeconds, pointCount }: Timed): number =>
  (thinkSeconds + answerSeconds + pointCount * secondsPerPoint) * 1000;

/** Expected time (ms) to answer a drill, which asks for one point. */
export const expectedDrillMs = 30_000;

/** What is shown of a question before it is answered. */
export type QuestionFacts = Timed &
  Pick<QuestionRevisionRow, 'rev' | 'prompt' | 'kind' | 'level' | 'tags'> & {
    id: string;
    deckId: string;
    deckTitle: string;
    skillId: string;
    asOf: AsOf;
  };

export function presentQuestion(question: QuestionFacts): z.input<typeof Question> {
  const {
    id,
    rev,
    deckId,
    deckTitle,
    skillId,
    prompt,
    kind,
    level,
    thinkSeconds,
    answerSeconds,
    tags,
    asOf,
    pointCount,
  } = question;
  return {
    id,
    rev,
    deckId,
    deckTitle,
    skillId,
    prompt,
    kind,
    level,
    time: { think: thinkSeconds, answer: answerSeconds },
    tags,
    asOf,
    pointCount,
  };
}

/** Facts of a deck's questions that its description counts. */
export type DeckFact = Timed & { deckId: string; level: number; asOf: AsOf };

/** For the learner `userId`, null for a stranger. `today` is their study day, for limits of today alone. */
export function presentDeck(
  { deck, skillTitle }: DeckWithSkill,
  facts: readonly DeckFact[],
  enrolment: EnrolmentRow | undefined,
  { userId, today }: { userId: string | null; today: number },
): z.input<typeof Deck> {
  const own = facts.filter((fact) => fact.deckId === deck.id);
  const minutes = own.reduce((sum, fact) => sum + expectedQuestionMs(fact), 0) / 60_000;
  return {
    id: deck.id,
    title: deck.title,
    summary: deck.summary,
    skillId: deck.skillId,
    skillTitle,
    licence: deck.licence,
    own: deck.ownerId !== null && deck.ownerId === userId,
    questionCount: own.length,
    levels: [...new Set(own.map((fact) => fact.level))].toSorted((a, b) => a - b),
    minutes: Math.round(minutes),
    asOf: deck.asOf,
    reviewBy: [deck.asOf.reviewBy, ...own.map((fact) => fact.asOf.reviewBy)].toSorted()[0] ?? deck.asOf.reviewBy,
    enrolled: enrolment?.active ?? false,
    limits: enrolment?.active ? presentLimits(enrolment, today) : null,
  };
}

function presentLimits(enrolment: EnrolmentRow, today: number) {
  const inForce = enrolment.todayStudyDay === today;
  return {
    newPerDay: enrolment.newPerDay,
    reviewsPerDay: enrolment.reviewsPerDay,
    today: {
      newPerDay: inForce ? enrolment.todayNewPerDay : null,
      reviewsPerDay: inForce ? enrolment.todayReviewsPerDay : null,
    },
  };
}
