/** Where a coach reads the report of a learner’s interview. */
export const reportHref = (cohortId: string, userId: string, interviewId: string) =>
  `/coach/${[cohortId, 'learners', userId, 'interviews', interviewId].map((part) => encodeURIComponent(part)).join('/')}`;

/** Where a coach judges an answer of such an interview. */
export const learnerAnswerHref = (cohortId: string, userId: string, interviewId: string, attemptId: string) =>
  `${reportHref(cohortId, userId, interviewId)}/answers/${encodeURIComponent(attemptId)}`;
