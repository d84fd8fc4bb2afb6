/** The page with a learner’s answers to a question. */
export const answersHref = (questionId: string) => `/questions/${questionId}/answers`;
