import { CsvError } from 'csv-parse';
import { z } from 'zod';
import { storable } from '../http/fields.ts';
import { csvRemedy, csvRows, type CsvSource } from '../imports/csv-rows.ts';

/** Rows of one file. */
export const mostInvited = 10_000;

/** Whom a row invites. `line` is where it begins, from 1. */
export interface InvitedRow {
  line: number;
  email: string;
  name: string | null;
  role: 'coach' | 'learner';
}
/** What is wrong with a row, and what to write instead. */
export interface InvitedFault {
  line: number;
  message: string;
}
export interface InvitationsCsv {
  rows: InvitedRow[];
  /** Rows at fault, one fault each. */
  faults: InvitedFault[];
  /** Why the file as a whole cannot be read. */
  broken: InvitedFault | undefined;
}

/**
 * Reads the columns email and, if there are such columns, name and role. Their order does not matter, other columns are
 * passed over, and so are empty lines.
 */
export async function readInvitationsCsv(source: CsvSource): Promise<InvitationsCsv> {
  const found: InvitationsCsv = { rows: [], faults: [], broken: undefined };
  const lineOf = new Map<string, number>();
  let header: Header | undefined;
  let linesBefore = 0;
  try {
    for await (const rows of csvRows(source)) {
      for (const { record, info } of rows) {
        const line = linesBefore + 1;
        linesBefore = info.lines;
        if (!header) {
          const read = readHeader(record);
          if (typeof read === 'string') return { ...found, broken: { line, message: read } };
          header = read;
        } else if (record.some((value) => value.trim() !== '')) {
          const row = readRow(record, header);
          if (typeof row === 'string') {
            found.faults.push({ line, message: row });
          } else {
            const before = lineOf.get(row.email);
            if (before === undefined) found.rows.push({ line, ...row });
            else
              found.faults.push({
                line,
                message: `email ${row.email} is on line ${before} already: remove one of them`,
              });
            lineOf.set(row.email, before ?? line);
          }
        }
      }
      if (found.rows.length + found.faults.length > mostInvited) {
        const message = `there are more than ${mostInvited.toLocaleString('en')} rows: send the file in parts`;
        return { ...found, broken: { line: linesBefore, message } };
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { ...found, broken: { line: linesBefore + 1, message: csvRemedy(error) } };
  }
  const nobody = found.rows.length + found.faults.length === 0;
  const message = 'names nobody: write a first line "name,email,role", then a line for each person';
  return nobody ? { ...found, broken: { line: Math.max(linesBefore, 1), message } } : found;
}

interface Header {
  email: number;
  name: number | undefined;
  role: number | undefined;
  width: number;
}

/** The places of the columns, or what is wrong with the first line. */
function readHeader(record: string[]): Header | string {
  const names = record.map((name) => name.trim().toLowerCase());
  const twice = ['email', 'name', 'role'].find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice) return `the column ${twice} is there twice: remove one of them`;
  const place = (column: string) => (names.includes(column) ? names.indexOf(column) : undefined);
  const email = place('email');
  if (email !== undefined) return { email, name: place('name'), role: place('role'), width: names.length };
  const parted = names.length === 1 && /[;\t]/.test(names[0] ?? '') ? ', parted by commas' : '';
  return `the column email is missing: write a first line "name,email,role"${parted}`;
}

/** Whom a row invites, or what is wrong with it. */
function readRow(record: string[], at: Header): Omit<InvitedRow, 'line'> | string {
  if (record.length !== at.width)
    return `has ${record.length} fields where the first line has ${at.width}: add or remove commas`;
  const field = (index: number | undefined) => (index === undefined ? '' : (record[index] ?? '').trim());
  const email = field(at.email).toLowerCase();
  const name = field(at.name);
  const role = field(at.role).toLowerCase();
  if (email === '') return 'email is empty: write an address, or remove the row';
  if (!Email.safeParse(email).success) return `email ${shown(email)} is no address: write one such as ada@example.org`;
  if (!storable(name) || name.includes('\uFFFD'))
    return 'name holds characters that cannot be read: write the file in UTF-8, or remove them';
  if (name.length > 200) return 'name is too long: use at most 200 characters';
  if (role !== '' && role !== 'learner' && role !== 'coach')
    return `role is ${shown(role)}: write learner or coach, or nothing for a learner`;
  return { email, name: name || null, role: role || 'learner' };
}

const Email = z.email().max(320);
const shown = (value: string) => `"${value.slice(0, 80).toWellFormed().replaceAll('\0', '')}"`;
