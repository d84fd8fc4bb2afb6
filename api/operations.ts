/** operationId → method and path under `/api/v1`. Free of zod, so that the page can import it. */
export const operations = {
  listCareers: { method: 'get', path: '/careers' },
  searchLibrary: { method: 'get', path: '/search' },
  getSkill: { method: 'get', path: '/skills/{skillId}' },
  listDecks: { method: 'get', path: '/decks' },
  getDeck: { method: 'get', path: '/decks/{deckId}' },
  deleteDeck: { method: 'delete', path: '/decks/{deckId}' },
  listDeckQuestions: { method: 'get', path: '/decks/{deckId}/questions' },
  reportQuestion: { method: 'post', path: '/questions/{questionId}/reports' },
  listQuestionReports: { method: 'get', path: '/question-reports' },
  resolveQuestionReport: { method: 'post', path: '/question-reports/{reportId}/resolve' },

  enrol: { method: 'put', path: '/decks/{deckId}/enrolment' },
  leaveDeck: { method: 'delete', path: '/decks/{deckId}/enrolment' },
  getQueue: { method: 'get', path: '/queue' },
  getCard: { method: 'get', path: '/cards/{cardId}' },
  updateCard: { method: 'patch', path: '/cards/{cardId}' },

  getPlan: { method: 'get', path: '/plan' },
  getReadiness: { method: 'get', path: '/readiness' },

  listQuestionAttempts: { method: 'get', path: '/questions/{questionId}/attempts' },
  createAttempt: { method: 'post', path: '/attempts' },
  getAttempt: { method: 'get', path: '/attempts/{attemptId}' },
  requestHint: { method: 'post', path: '/attempts/{attemptId}/hints' },
  recordVerdicts: { method: 'post', path: '/attempts/{attemptId}/verdicts' },
  startGrading: { method: 'post', path: '/attempts/{attemptId}/grading' },
  followGrading: { method: 'get', path: '/attempts/{attemptId}/events' },
  getGraders: { method: 'get', path: '/graders' },
  createTranscript: { method: 'post', path: '/transcripts' },
  getAgreement: { method: 'get', path: '/agreement' },

  createInterview: { method: 'post', path: '/interviews' },
  listInterviews: { method: 'get', path: '/interviews' },
  getInterview: { method: 'get', path: '/interviews/{interviewId}' },
  startInterview: { method: 'post', path: '/interviews/{interviewId}/start' },
  pauseInterview: { method: 'post', path: '/interviews/{interviewId}/pause' },
  resumeInterview: { method: 'post', path: '/interviews/{interviewId}/resume' },
  beginInterviewAnswer: { method: 'post', path: '/interviews/{interviewId}/begin' },
  saveInterviewDraft: { method: 'put', path: '/interviews/{interviewId}/draft' },
  answerInterview: { method: 'post', path: '/interviews/{interviewId}/answers' },
  finishInterview: { method: 'post', path: '/interviews/{interviewId}/finish' },
  followInterview: { method: 'get', path: '/interviews/{interviewId}/events' },
  getInterviewReport: { method: 'get', path: '/interviews/{interviewId}/report' },
  practiseInterview: { method: 'post', path: '/interviews/{interviewId}/practice' },
  shareInterview: { method: 'post', path: '/interviews/{interviewId}/shares' },
  listInterviewShares: { method: 'get', path: '/interviews/{interviewId}/shares' },
  revokeInterviewShare: { method: 'delete', path: '/interviews/{interviewId}/shares/{shareId}' },
  openSharedReport: { method: 'post', path: '/shared-reports' },

  recordReview: { method: 'post', path: '/reviews' },
  recordReviews: { method: 'post', path: '/reviews/batch' },
  undoReview: { method: 'post', path: '/reviews/{reviewId}/undo' },
  redoReview: { method: 'post', path: '/reviews/{reviewId}/redo' },
  listReviews: { method: 'get', path: '/reviews' },
  exportReviews: { method: 'get', path: '/reviews.csv' },

  getProgress: { method: 'get', path: '/progress' },
  getWorkload: { method: 'get', path: '/workload' },
  exportAnki: { method: 'get', path: '/exports/anki' },
  importReviews: { method: 'post', path: '/imports/reviews' },
  importAnki: { method: 'post', path: '/imports/anki' },

  startOptimisation: { method: 'post', path: '/optimisations' },
  listOptimisations: { method: 'get', path: '/optimisations' },
  getOptimisation: { method: 'get', path: '/optimisations/{optimisationId}' },
  cancelOptimisation: { method: 'post', path: '/optimisations/{optimisationId}/cancel' },
  revertOptimisation: { method: 'post', path: '/optimisations/{optimisationId}/revert' },

  createCohort: { method: 'post', path: '/cohorts' },
  listCohorts: { method: 'get', path: '/cohorts' },
  getCohort: { method: 'get', path: '/cohorts/{cohortId}' },
  listNotifications: { method: 'get', path: '/notifications' },
  readNotifications: { method: 'post', path: '/notifications/read' },
  getNotificationWishes: { method: 'get', path: '/me/notification-wishes' },
  updateNotificationWishes: { method: 'patch', path: '/me/notification-wishes' },
  unsubscribe: { method: 'post', path: '/unsubscribe' },
  resubscribe: { method: 'post', path: '/resubscribe' },
  getMailService: { method: 'get', path: '/mail-service' },

  getMe: { method: 'get', path: '/me' },
  updateMe: { method: 'patch', path: '/me' },
} as const satisfies Record<string, Operation>;

export interface Operation {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: `/${string}`;
}
export type OperationId = keyof typeof operations;
