import { open } from 'node:fs/promises';
import { RateLimited, TooLarge, Unavailable, UnsupportedMediaType } from '../errors.ts';
import { pausesOf } from '../grading/delivery.ts';
import type { Upload } from '../http/route.ts';
import { asAudioType, audioTypes, sniffAudioType, type AudioType } from './audio-type.ts';
import { recordingLength } from './recording-length.ts';
import type { Transcriber } from './transcriber.ts';

const maxRecordingMinutes = 30;
const atOnce = 2;

/** What a recording says, for one learner at a time at most two; nothing of it is kept. */
export type TranscribeRecording = (
  userId: string,
  recording: Upload,
  hints: { durationMs: number | undefined; prompt: string | undefined },
) => Promise<{
  text: string;
  words: { word: string; start: number; end: number }[] | null;
  durationMs: number | null;
  pauses: { start: number; end: number }[] | null;
}>;

export function createTranscribeRecording(transcriber: Transcriber | undefined): TranscribeRecording {
  const running = new Map<string, number>();
  return async (userId, recording, { durationMs, prompt }) => {
    const type = await checkType(recording);
    const length = (await recordingLength(recording.path, type, recording.bytes)) ?? durationMs;
    if (length !== undefined && length > maxRecordingMinutes * 60_000)
      throw new TooLarge(
        `The recording is longer than ${maxRecordingMinutes} minutes: record a shorter answer, or type it.`,
      );
    if (!transcriber)
      throw new Unavailable(
        'This server has no transcription set up (its operator can set TRANSCRIBE_BASE_URL). Type your answer instead; your recording is still on your device.',
      );
    const others = running.get(userId) ?? 0;
    if (others >= atOnce)
      throw new RateLimited('Two of your recordings are being transcribed. Wait until one of them is done.', 10);
    running.set(userId, others + 1);
    try {
      const heard = await transcriber.transcribe(
        { path: recording.path, type },
        { signal: AbortSignal.timeout(150_000), ...(prompt === undefined ? {} : { prompt }) },
      );
      return { ...heard, pauses: heard.words && pausesOf(heard.words) };
    } finally {
      const left = (running.get(userId) ?? 1) - 1;
      if (left > 0) running.set(userId, left);
      else running.delete(userId);
    }
  };
}

/** What the file is by its own bytes; throws where it is no audio, or another than it is called. */
async function checkType({ path, type }: Upload): Promise<AudioType> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(12), 0, 12, 0);
    const found = sniffAudioType(buffer.subarray(0, bytesRead));
    if (!found)
      throw new UnsupportedMediaType(
        `This is no recording that can be read: send one of ${Object.keys(audioTypes).join(', ')}.`,
      );
    if (asAudioType(type) !== found)
      throw new UnsupportedMediaType(
        `The file is ${found}, but was sent as ${type}: send it with its own Content-Type.`,
      );
    return found;
  } finally {
    await file.close();
  }
}
