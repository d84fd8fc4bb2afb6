export const questionKinds = ['concept', 'trace', 'debug', 'tradeoff', 'scenario'] as const;
export type QuestionKind = (typeof questionKinds)[number];

export const pointKinds = ['fact', 'mechanism', 'command', 'tradeoff', 'diagnosis', 'safety', 'structure'] as const;
export type PointKind = (typeof pointKinds)[number];

/** 1 junior, 2 mid, 3 senior. */
export const levels = [1, 2, 3] as const;
export type Level = (typeof levels)[number];
