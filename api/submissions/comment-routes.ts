import { z } from 'zod';
import { ClientId, Id } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';
import { attemptParams, CommentText, submissionParams } from './fields.ts';

const Comment = z
  .object({
    id: z.string(),
    pointId: z.string().nullable().describe('The point of the answer that it is on, if it is on one.'),
    author: z
      .object({ name: z.string(), isYou: z.boolean(), role: z.enum(['coach', 'learner']) })
      .nullable()
      .describe('null once their account is gone.'),
    text: z.string().describe('Markdown; empty once it was taken back.'),
    at: z.iso.datetime(),
    editedAt: z.iso.datetime().nullable(),
    deletedAt: z.iso.datetime().nullable(),
    unread: z.boolean().describe('By another, since one last marked them as seen.'),
  })
  .meta({ id: 'Comment' });

const Comments = z
  .object({
    items: z.array(Comment).describe('Oldest first.'),
    mayWrite: z
      .boolean()
      .describe('Whether one may write another: not in an archived cohort, or one that one has left.'),
  })
  .meta({ id: 'Comments' });
const Seen = z.object({ seenAt: z.iso.datetime() }).meta({ id: 'Seen' });
const newComment = { id: ClientId, text: CommentText };
const written =
  'The learner and the coaches of the cohort write and read it. A repeat of the same id and content answers 200.';

export const commentRoutes = {
  listSubmissionComments: route({
    ...operations.listSubmissionComments,
    access: 'learner',
    tag: 'Submissions',
    summary: 'What was said about a hand-in, oldest first',
    params: submissionParams,
    responses: { 200: Comments },
    problems: ['not-found'],
  }),
  commentOnSubmission: route({
    ...operations.commentOnSubmission,
    access: 'learner',
    tag: 'Submissions',
    summary: 'Write about a hand-in',
    description: written,
    params: submissionParams,
    body: z.strictObject(newComment),
    responses: { 201: Comment, 200: Comment },
    problems: ['not-found', 'conflict'],
  }),
  markSubmissionSeen: route({
    ...operations.markSubmissionSeen,
    access: 'learner',
    tag: 'Submissions',
    summary: 'Mark what was said about a hand-in as seen',
    params: submissionParams,
    responses: { 200: Seen },
    problems: ['not-found'],
  }),
  listAttemptComments: route({
    ...operations.listAttemptComments,
    access: 'learner',
    tag: 'Submissions',
    summary: 'Comments on an answer and its points, oldest first',
    params: attemptParams,
    responses: { 200: Comments },
    problems: ['not-found'],
  }),
  commentOnAttempt: route({
    ...operations.commentOnAttempt,
    access: 'learner',
    tag: 'Submissions',
    summary: 'Comment on an answer, or on a point of it',
    description: written,
    params: attemptParams,
    body: z.strictObject({ ...newComment, pointId: Id.optional() }),
    responses: { 201: Comment, 200: Comment },
    problems: ['not-found', 'conflict'],
  }),
  markAttemptSeen: route({
    ...operations.markAttemptSeen,
    access: 'learner',
    tag: 'Submissions',
    summary: 'Mark the comments on an answer as seen',
    params: attemptParams,
    responses: { 200: Seen },
    problems: ['not-found'],
  }),
  updateComment: route({
    ...operations.updateComment,
    access: 'learner',
    tag: 'Submissions',
    summary: 'Change a comment of one’s own',
    params: z.object({ userId: Id, commentId: ClientId }),
    body: z.strictObject({ text: CommentText }),
    responses: { 200: Comment },
    problems: ['not-found', 'forbidden', 'conflict'],
  }),
  deleteComment: route({
    ...operations.deleteComment,
    access: 'learner',
    tag: 'Submissions',
    summary: 'Take back a comment of one’s own: that there was one is still seen',
    params: z.object({ userId: Id, commentId: ClientId }),
    responses: { 200: Comment },
    problems: ['not-found', 'forbidden'],
  }),
};
