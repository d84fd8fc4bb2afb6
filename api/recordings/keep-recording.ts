import { open, readFile } from 'node:fs/promises';
import { findAttempt } from '../../db/attempts.ts';
import { run, type Database, type Reader } from '../../db/database.ts';
import { findQuestionOfAttempt } from '../../db/interviews.ts';
import { deleteRecording, findRecording, storeRecording, type RecordingKey } from '../../db/recordings.ts';
import type { RecordingRow } from '../../db/schema.ts';
import { getSettings } from '../accounts/settings.ts';
import { recordAccess } from '../cohorts/record-access.ts';
import { Conflict, invalidFields, NotFound } from '../errors.ts';
import type { Upload } from '../http/route.ts';
import { attemptFor } from '../submissions/policy.ts';
import { asAudioType, sniffAudioType } from '../transcription/audio-type.ts';

/**
 * Keeps the recording of an answer, if its learner wants recordings kept; sending it again changes nothing. That of a
 * part of an answer in an interview is kept as soon as the part was handed in. Throws NotFound without such an answer,
 * Conflict where recordings are not kept, Invalid for a file that is no sound.
 */
export async function keepRecording(db: Database, key: RecordingKey, { path, type: sent, bytes }: Upload, now: Date) {
  await requireAnswer(db.read, key);
  if (!(await getSettings(db, key.userId)).keepRecordings)
    throw new Conflict('Recordings are not kept: switch on “Keep recordings of my spoken answers” in Settings first.');
  const type = await typeOf(path);
  if (type === undefined || type !== asAudioType(sent))
    throw invalidFields([
      {
        pointer: '/body',
        message: `is no ${sent}: send the recording as WebM, Ogg, MP4, MP3 or WAV, under its own type`,
      },
    ]);
  const content = await readFile(path);
  await db.transaction(function* (tx) {
    const [known] = yield* run(findRecording(tx, key));
    if (known && known.type === type && known.content.equals(content)) return;
    yield* storeRecording(tx, { ...key, type, bytes, content, at: now });
  });
}

/** The recording of one's own answer. Throws NotFound. */
export async function selectRecording(db: Database, key: RecordingKey): Promise<RecordingRow> {
  const [found] = await findRecording(db.read, key);
  if (!found) throw noRecording();
  return found;
}

/** The recording of a learner's answer for a coach who may read it; the learner's log of accesses says so. Throws NotFound. */
export function selectLearnerRecording(
  db: Database,
  coachId: string,
  key: RecordingKey,
  now: Date,
): Promise<RecordingRow> {
  const { userId, attemptId } = key;
  return db.transaction(function* (tx) {
    const { coach } = yield* attemptFor(tx, 'readAnswer', coachId, { userId, attemptId });
    const [found] = yield* run(findRecording(tx, key));
    if (!found) throw noRecording();
    if (coach[0]) yield* recordAccess(tx, coach[0], { learnerId: userId, kind: 'recording', about: attemptId }, now);
    return found;
  });
}

/** Removes the recording of an answer, if there is one; the answer stays. Throws NotFound without such an answer. */
export async function removeRecording(db: Database, key: RecordingKey): Promise<void> {
  await requireAnswer(db.read, key);
  await db.transaction((tx) => deleteRecording(tx, key));
}

/** Throws NotFound unless an answer, or a part of one in an interview, was handed in; a part that was typed has none. */
async function requireAnswer(db: Reader, { userId, attemptId, part }: RecordingKey): Promise<void> {
  const [[attempt], [asked]] = await Promise.all([
    findAttempt(db, { userId, id: attemptId }),
    findQuestionOfAttempt(db, { userId, attemptId }),
  ]);
  const isThere = asked ? asked.parts[part]?.inputMode === 'spoken' : attempt?.handedIn === true && part === 0;
  if (!isThere) throw noAnswer();
}

async function typeOf(path: string) {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(12), 0, 12, 0);
    return sniffAudioType(buffer);
  } finally {
    await file.close();
  }
}

const noAnswer = () => new NotFound('There is no such answer of yours: hand it in first, then send its recording.');
const noRecording = () =>
  new NotFound('There is no such answer with a recording: choose an answer and one of its recordings.');
