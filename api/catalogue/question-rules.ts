import { countAsked } from '../grading/rubric.ts';
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
    ...probes(question),
    ...groupFindings(question),
    ...revisionNotes(question),
    ...dates(question, today),
    ...tradeoff(question),
  ];
}

const error = (path: Finding['path'], message: string): Finding => ({ severity: 'error', path, message });
const warning = (path: Finding['path'], message: string): Finding => ({ severity: 'warning', path, message });

function pointCount(question: QuestionFile): Finding[] {
  const { kind } = question;
  const core = askedOf(question);
  const most = kind === 'debug' || kind === 'scenario' ? 8 : 7;
  if (core < 4) return [error(['points'], `${core} points count; write at least 4 that are not bonus`)];
  if (core > most)
    return [
      error(['points'], `${core} points count; a ${kind} question takes at most ${most}: mark the rest "bonus: true"`),
    ];
  return [];
}

/** How many points a complete answer makes: of a group, as many as it needs. */
export const askedOf = ({ points, groups = {} }: QuestionFile): number =>
  countAsked(
    points.map(({ bonus, group }) => ({
      role: bonus ? 'bonus' : 'ordinary',
      group: group === undefined ? null : { id: group, need: groups[group] ?? 0 },
    })),
  );

function groupFindings({ points, groups = {} }: QuestionFile): Finding[] {
  const ofPoints = points.flatMap(({ group, must, bonus }, index): Finding[] => {
    if (group === undefined) return [];
    if (groups[group] === undefined)
      return [
        error(
          ['points', index, 'group'],
          `there is no group "${group}": add "groups: { ${group}: … }" to the question, with how many of its points are asked for, or remove the line`,
        ),
      ];
    const role = must ? 'must' : bonus ? 'bonus' : undefined;
    return role === undefined
      ? []
      : [
          error(
            ['points', index, role],
            `a point of a group is one of several that would do, so it cannot be "${role}": remove "${role}" or "group"`,
          ),
        ];
  });
  const ofGroups = Object.entries(groups).flatMap(([group, need]): Finding[] => {
    const members = points.filter((point) => point.group === group);
    if (members.length === 0)
      return [
        error(
          ['groups', group],
          `no point has "group: ${group}": give it to the points that belong, or remove the group`,
        ),
      ];
    if (members.length <= need)
      return [
        error(
          ['groups', group],
          `asks for ${need} of ${members.length} points: add points, ask for fewer, or remove the group, since all of them count anyway`,
        ),
      ];
    return members.every(({ weight }) => weight === members[0]?.weight)
      ? []
      : [error(['groups', group], 'its points differ in weight, though any of them would do: give them one weight')];
  });
  return [...ofPoints, ...ofGroups];
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

/** In an interview, missing a point of weight is followed up. */
const probedFrom = 2;

const probes = ({ points }: QuestionFile): Finding[] =>
  points.flatMap(({ weight, bonus, probe }, index) =>
    weight >= probedFrom && !bonus && probe === undefined
      ? [
          error(
            ['points', index],
            `a point of weight ${weight} is followed up in an interview: add "probe: …", a question that leads to it without giving it away`,
          ),
        ]
      : [],
  );

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
