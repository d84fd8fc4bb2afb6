import { sql, type Column, type SQL } from 'drizzle-orm';

/** Whether some columns together are one of some rows; both engines look it up in an index of these columns. */
export const isOneOf = (columns: readonly Column[], rows: readonly (readonly string[])[]): SQL =>
  sql`(${list(columns.map((column) => sql`${column}`))}) in (values ${list(rows.map((row) => sql`(${list(row.map((value) => sql`${value}`))})`))})`;

const list = (parts: readonly SQL[]): SQL => sql.join([...parts], sql`, `);
