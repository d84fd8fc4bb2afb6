import { createHash } from 'node:crypto';
import type { Row } from '../../db/personal-rows.ts';
import type { CarriedTable } from './personal-tables.ts';

/** A value as text that is the same for the same value, whatever the order of its keys and whichever database it is from. */
export function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/**
 * A hash of what an export carries: the same for the same work, whoever has it, on whichever server, whenever it was
 * exported. Rows count as `carriedRow` gives them; their order does not matter.
 */
export function contentHash() {
  const digests: string[] = [];
  return {
    add: (table: CarriedTable, row: Row) => void digests.push(sha256(`${table} ${canonical(row)}`)),
    /** Of a recording's bytes. */
    addFile: (path: string, digest: string) => void digests.push(sha256(`${path} ${digest}`)),
    digest: (): string => sha256(digests.toSorted().join('\n')),
  };
}

/** What each card counts of itself while it is written; it says nothing of the learner's work. */
const counters: Partial<Record<CarriedTable, readonly string[]>> = { cards: ['version'] };

/** A row as it is compared and hashed: without whose it is, and what was under way when it was exported is broken off. */
export function carriedRow(table: CarriedTable, row: Row): Row {
  const left = new Set(['userId', 'ownerId', 'judgeId', 'content', ...(counters[table] ?? [])]);
  return Object.fromEntries(Object.entries(brokenOff(table, row)).filter(([name]) => !left.has(name)));
}

/** Work that another server did: nobody goes on with it. */
export function brokenOff(table: CarriedTable, row: Row): Row {
  const underWay = row.status === 'queued' || row.status === 'running';
  if (table === 'gradings' && underWay)
    return { ...row, status: 'failed', failure: interrupted, finishedAt: row.createdAt };
  if (table === 'optimisations' && underWay) return { ...row, status: 'cancelled', finishedAt: row.createdAt };
  return row;
}

const interrupted = {
  code: 'interrupted',
  message: 'You moved while this answer was graded. Start its grading again, or judge the points yourself.',
} as const;
