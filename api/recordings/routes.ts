import { z } from 'zod';
import { ClientId, Id } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';

const params = z.object({ attemptId: ClientId });
const query = z.object({
  part: z
    .preprocess(
      (value) => (value === '' ? undefined : value), // Number('') is 0
      z.coerce
        .number('send the number of a part')
        .int('send the number of a part')
        .min(0, 'send 0 for the answer')
        .max(99, 'send at most 99'),
    )
    .default(0)
    .describe('Of an answer in an interview: 0 the answer, then one for each follow-up.'),
});
const download = { type: 'audio/*', filename: 'recording' };
const file = { 200: z.string().meta({ format: 'binary' }) };

export const recordingRoutes = {
  keepRecording: route({
    ...operations.keepRecording,
    access: 'learner',
    tag: 'Attempts',
    summary: 'Keep the recording of an answer that was handed in',
    description:
      'Only while the learner’s setting keepRecordings is on. The same recording again changes nothing, another takes its place. At most 10 MB. In an interview under way, current.attemptId is the id to send those of its parts under, once each is handed in.',
    params,
    query,
    upload: {
      types: [
        'audio/webm',
        'audio/ogg',
        'audio/mp4',
        'audio/mpeg',
        'audio/wav',
        'audio/x-wav',
        'audio/x-m4a',
        'video/webm',
        'video/mp4',
      ],
      maxBytes: 10 * 2 ** 20,
    },
    responses: { 204: z.undefined() },
    problems: ['not-found', 'conflict'],
  }),
  getRecording: route({
    ...operations.getRecording,
    access: 'learner',
    tag: 'Attempts',
    summary: 'The recording of one’s own answer',
    params,
    query,
    download,
    responses: file,
    problems: ['not-found'],
  }),
  deleteRecording: route({
    ...operations.deleteRecording,
    access: 'learner',
    tag: 'Attempts',
    summary: 'Remove the recording of an answer; the answer stays',
    params,
    query,
    responses: { 204: z.undefined() },
    problems: ['not-found'],
  }),
  getLearnerRecording: route({
    ...operations.getLearnerRecording,
    access: 'account',
    tag: 'Submissions',
    summary: 'The recording of a learner’s answer, for a coach who may read it',
    description:
      'It was handed in to a cohort that the caller coaches, or its learner shares their answers there. The learner’s log of accesses says that it was heard.',
    params: z.object({ userId: Id, attemptId: ClientId }),
    query,
    download,
    responses: file,
    problems: ['not-found'],
  }),
};
