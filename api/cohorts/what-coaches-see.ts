/** What coaches will see of who joins, a sentence each; told before joining. */
export const whatCoachesSee = {
  learner: [
    'Your name and e-mail address.',
    'The work that they set in this cohort: what you hand in of it, your answers to it with their recordings, verdicts and scores, and what you and they write about it.',
    'Nothing else, unless you switch it on in Settings (your progress, or your other answers) or share the report of a mock interview with them.',
    'Each time a coach opens something of yours, it is in a log that you can read.',
  ],
  coach: [
    'Your name and e-mail address; learners see your name.',
    'As a coach you will see the learners’ names, addresses and the work set in this cohort, and each look at it is in a log that they can read.',
  ],
} as const;
