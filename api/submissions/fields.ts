import { z } from 'zod';
import { ClientId, Id, text } from '../http/fields.ts';

export const submissionParams = z.object({ userId: Id.describe('The learner’s.'), assignmentId: Id });
export const attemptParams = z.object({ userId: Id.describe('The learner’s.'), attemptId: ClientId });
export const CommentText = text(5000).refine((words) => words.trim() !== '', 'write something');
