import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';

/** What every use case may need. Time comes from `clock` alone. */
export interface Deps {
  db: Database;
  clock: () => Date;
  logger: Logger;
}
