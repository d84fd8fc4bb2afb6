import { v5 } from 'uuid';

/** Namespace of every card id of Rehearse; changing it would orphan all cards. */
const namespace = '8f0f3a54-3a0e-4c56-9b52-6f5d8f7a2d11';

/** The id that every learner's card of a question has, so that two devices make the same card. */
export const questionCardId = (questionId: string): string => v5(questionId, namespace);

/** The id of the drill of one point of a question. */
export const drillCardId = (questionId: string, pointId: string): string => v5(`${questionId}/${pointId}`, namespace);
