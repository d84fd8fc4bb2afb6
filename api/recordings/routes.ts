import { z } from 'zod';
import { ClientId, Id } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';

const params = z.object({ attemptId: ClientId });
const download = { type: 'audio/*', filename: 'recording' };
const file = { 200: z.string().meta({ format: 'binary' }) };

export const recordingRoutes = {
  keepRecording: route({
    ...operations.keepRecording,
    access: 'learner',
    tag: 'Attempts',
    summary: 'Keep the recording of an answer that was handed in',
    description:
      'Only while the learner’s setting keepRecordings is on. The same recording again changes nothing, another takes its place. At most 10 MB.',
    params,
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
    download,
    responses: file,
    problems: ['not-found'],
  }),
};
