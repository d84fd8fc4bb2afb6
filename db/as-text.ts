import { sql, type SQL } from 'drizzle-orm';
import type { Reader } from './database.ts';

/** A JSON column as it is written, to be searched for what stands in it. */
export const asText = (
  column:
    | Reader['tables']['jobs']['payload']
    | Reader['tables']['notifications']['payload']
    | Reader['tables']['assignments']['learnerIds'],
): SQL<string> => sql<string>`cast(${column} as text)`;
