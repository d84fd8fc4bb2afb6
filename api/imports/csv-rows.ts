import { setImmediate } from 'node:timers/promises';
import { type CsvError, type Info, parse } from 'csv-parse';

/** A file in UTF-8, whole or in pieces; read piece by piece, so that others get their turn. */
export type CsvSource = string | Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
/** `info.lines` is the line on which the row ends, from 1. */
export interface CsvRow {
  record: string[];
  info: Info;
}

/** The rows of a CSV in the batches in which pieces of the file make them; throws CsvError. A byte order mark, CRLF and quoted fields are fine. */
export async function* csvRows(source: CsvSource): AsyncGenerator<CsvRow[]> {
  let rows: CsvRow[] = [];
  let failure: unknown;
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    max_record_size: longestRow,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  parser.on('data', (row: CsvRow) => rows.push(row));
  parser.on('error', (error) => (failure = error));
  const take = () => rows.splice(0);
  for await (const piece of typeof source === 'string' ? piecesOf(source) : source) {
    await new Promise<void>((resolve) => {
      parser.write(piece, () => resolve());
    });
    await setImmediate();
    yield take();
    if (failure) throw failure;
  }
  await new Promise<void>((resolve) => {
    parser.once('close', resolve);
    parser.end();
  });
  yield take();
  if (failure) throw failure;
}

/** Characters of a row; a quote that is never closed would take the whole file for one. */
const longestRow = 10_000;
const pieceLength = 65_536;
function* piecesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += pieceLength) yield text.slice(start, start + pieceLength);
}

/** What is wrong with a file that is no CSV, and what to do. */
export const csvRemedy = ({ code }: CsvError): string => remedies[code] ?? 'is not CSV: check its quotes and commas';

/** By csv-parse's codes. */
const remedies: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'opens a quote that is never closed: close it or remove it',
  CSV_MAX_RECORD_SIZE: 'is too long for a row: look for a quote that is not closed',
  INVALID_OPENING_QUOTE: 'has a quote inside a field: put the whole field in quotes and double the ones inside',
  CSV_INVALID_CLOSING_QUOTE: 'has text after a closing quote: put the whole field in quotes and double the ones inside',
};
