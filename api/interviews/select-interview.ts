import type { Reader } from '../../db/database.ts';
import { findInterview, type InterviewKey } from '../../db/interviews.ts';
import type { InterviewRow } from '../../db/schema.ts';
import { noInterview } from './change-interview.ts';

/** One interview of a learner. Throws NotFound. */
export async function selectInterview(db: Reader, key: InterviewKey): Promise<InterviewRow> {
  const [row] = await findInterview(db, key);
  if (!row) throw noInterview();
  return row;
}
