import type { QuestionFile } from './deck-format.ts';

export type Severity = 'error' | 'warning';
/** One finding of the checker. `path` leads into the file; `remedy` says what to write instead. */
export interface Finding {
  severity: Severity;
  path: (string | number)[];
  message: string;
}

/** What a well-formed question must also keep to, beyond its shape. `today` as YYYY-MM-DD. */
export function questionFindings(question: QuestionFile, today: string): Finding[] {
  return [
    ...pointCount(question),
    ...pointIds(question),
    ...roles(question),
    ...revisionNotes(question),
    ...dates(question, today),
    ...tradeoff(question),
  ];
}

const error = (path: Finding['path'], message: string): Finding => ({ severity: 'error', path, message });
const warning = (path: Finding['path'], message: string): Finding => ({ severity: 'warning', path, message });

function pointCount({ points, kind }: QuestionFile): Finding[] {
  const core = points.filter((point) => !point.bonus).length;
  const most = kind === 'debug' || kind === 'scenario' ? 8 : 7;
  if (core < 4) return [error(['points'], `${core} points count; write at least 4 that are not bonus`)];
  if (core > most)
    return [
      error(['points'], `${core} points count; a ${kind} question takes at most ${most}: mark the rest "bonus: true"`),
    ];
  return [];
}

function pointIds({ points }: QuestionFile): Finding[] {
  return points.flatMap(({ id }, index) =>
    points.findIndex((other) => other.id === id) < index
      ? [error(['points', index, 'id'], `"${id}" is used twice; give each point its own id`)]
      : [],
  );
}

function roles({ points }: QuestionFile): Finding[] {
  const both = points.flatMap((point, index) =>
    point.must && point.bonus
      ? [error(['points', index, 'bonus'], 'a point is "must" or "bonus", not both: remove one')]
      : [],
  );
  return points.some((point) => point.must)
    ? both
    : [...both, error(['points'], 'mark at least one point "must: true"')];
}

function revisionNotes({ rev, changes }: QuestionFile): Finding[] {
  if (rev > 1 && !changes?.[String(rev)]) return [error(['rev'], `say what changed: add "changes: { ${rev}: … }"`)];
  return Object.keys(changes ?? {}).flatMap((key) =>
    Number(key) > rev
      ? [error(['changes', key], `revision ${key} is higher than rev ${rev}: raise rev or remove the note`)]
      : [],
  );
}

function dates({ as_of }: QuestionFile, today: string): Finding[] {
  const { checked, review_by } = as_of;
  if (review_by <= checked) return [error(['as_of', 'review_by'], `must be later than checked (${checked})`)];
  if (review_by < today)
    return [warning(['as_of', 'review_by'], `passed on ${review_by}: check the facts again and set new dates`)];
  return [];
}

function tradeoff({ kind, points }: QuestionFile): Finding[] {
  if (kind !== 'tradeoff' || points.some((point) => point.kind === 'tradeoff')) return [];
  return [
    error(
      ['points'],
      'a tradeoff question needs at least one point of kind tradeoff: the decision and what would flip it',
    ),
  ];
}
