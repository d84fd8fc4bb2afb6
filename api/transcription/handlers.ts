import { findQuestion } from '../../db/questions.ts';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import type { Handlers } from '../http/route.ts';
import type { transcriptionRoutes } from './routes.ts';
import { createTranscribeRecording } from './transcribe-recording.ts';
import type { Transcriber } from './transcriber.ts';

export function transcriptionHandlers({
  db,
  transcriber,
}: Pick<Deps, 'db'> & { transcriber: Transcriber | undefined }): Handlers<typeof transcriptionRoutes> {
  const transcribe = createTranscribeRecording(transcriber);
  return {
    async createTranscript({ query: { durationMs, questionId }, upload, actor }) {
      const prompt = questionId === undefined ? undefined : await promptOf(questionId, actor.userId);
      return { status: 200, body: await transcribe(actor.userId, upload, { durationMs, prompt }) };
    },
  };

  async function promptOf(id: string, userId: string): Promise<string> {
    const [question] = await findQuestion(db.read, { id, userId });
    if (!question) throw new NotFound(`There is no question "${id}".`);
    return question.prompt.slice(0, 800);
  }
}
