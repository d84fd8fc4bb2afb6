import type { ReviewLogRow } from '../../db/schema.ts';

/** An entry of the log as far as undoing goes. */
type Entry = Pick<ReviewLogRow, 'id' | 'kind' | 'targetId'>;

/**
 * Ids of the entries that a log's undos take out, wherever those entries are. An undo takes its target out; an undo that is itself undone
 * (a redo) does not. The order of entries does not matter, so devices agree.
 */
export function undoneIds(log: readonly Entry[]): Set<string> {
  const undosOf = new Map<string, string[]>();
  for (const entry of log) {
    if (entry.kind === 'undo' && entry.targetId !== null)
      undosOf.set(entry.targetId, [...(undosOf.get(entry.targetId) ?? []), entry.id]);
  }
  const isUndone = (id: string): boolean => (undosOf.get(id) ?? []).some((undo) => !isUndone(undo));
  return new Set([...undosOf.keys()].filter(isUndone));
}

/** The undos that keep an entry out: those that a redo must take out in turn. */
export function liveUndosOf(log: readonly Entry[], id: string): string[] {
  const undone = undoneIds(log);
  return log
    .filter((entry) => entry.kind === 'undo' && entry.targetId === id && !undone.has(entry.id))
    .map((entry) => entry.id);
}
