import type { RecordingRow } from '../../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/route.ts';
import { keepRecording, removeRecording, selectLearnerRecording, selectRecording } from './keep-recording.ts';
import type { recordingRoutes } from './routes.ts';

export function recordingHandlers({ db, clock }: Deps): Handlers<typeof recordingRoutes> {
  return {
    async keepRecording({ params: { attemptId }, query: { part }, upload, actor: { userId } }) {
      await keepRecording(db, { userId, attemptId, part }, upload, clock());
      return { status: 204, body: undefined };
    },

    async getRecording({ params: { attemptId }, query: { part }, actor: { userId } }) {
      return asFile(await selectRecording(db, { userId, attemptId, part }));
    },

    async deleteRecording({ params: { attemptId }, query: { part }, actor: { userId } }) {
      await removeRecording(db, { userId, attemptId, part });
      return { status: 204, body: undefined };
    },

    async getLearnerRecording({ params, query: { part }, actor }) {
      return asFile(await selectLearnerRecording(db, actor.userId, { ...params, part }, clock()));
    },
  };
}

const asFile = ({ type, content }: RecordingRow) => ({ status: 200 as const, type, body: pieces(content) });

async function* pieces(content: Buffer): AsyncIterable<Uint8Array> {
  for (let start = 0; start < content.length; start += pieceBytes) yield content.subarray(start, start + pieceBytes);
}
const pieceBytes = 64 * 1024;
