/** Where a coach reads the report of a learner’s interview. */
export const reportHref = (cohortId: string, userId: string, interviewId: string) =>
  `/coach/${[cohortId, 'learners', userId, 'interviews', interviewId].map((part) => encodeURIComponent(part)).join('/')}`;
