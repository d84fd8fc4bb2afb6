import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { CareerFile, DeckFile, QuestionFile, SkillFile, SourceHostsFile } from './deck-format.ts';
import { questionFindings, type Finding, type Severity } from './question-rules.ts';
import { readYaml, type TextIssue } from './read-yaml.ts';
import { meaningHash, revisionFindings, type PublishedRevisions } from './revisions.ts';

/** A finding at its place in a file; `line` counts from 1. */
export interface DeckIssue {
  severity: Severity;
  file: string;
  line: number;
  message: string;
}
export interface DeckQuestion extends QuestionFile {
  /** Hash of what gives the question its meaning; it may change only with `rev`. */
  hash: string;
}
export interface Deck extends DeckFile {
  skillId: string;
  questions: DeckQuestion[];
}
/** Everything a deck folder holds that is fit to load, and what is wrong with the rest. */
export interface DeckLibrary {
  careers: CareerFile[];
  skills: SkillFile[];
  decks: Deck[];
  /** Ids of careers, skills, decks and questions that are there but have errors. */
  broken: string[];
  issues: DeckIssue[];
}

const maxFileBytes = 256 * 1024;

/**
 * Reads `root`: `careers/*.yaml`, `<skill>/skill.yaml`, `<skill>/<deck>/deck.yaml` and
 * `<skill>/<deck>/<question>.yaml`. A file with errors is left out and reported; the rest loads.
 * @param today YYYY-MM-DD, for `review_by`
 */
export function readDecks(root: string, today: string): DeckLibrary {
  const issues: DeckIssue[] = [];
  if (!existsSync(root) || !statSync(root).isDirectory()) {
    issues.push({
      severity: 'error',
      file: root,
      line: 1,
      message: 'no such folder: set DECKS_DIR to the folder that holds the decks',
    });
    return { careers: [], skills: [], decks: [], broken: [], issues };
  }
  const broken: string[] = [];
  const read = <S extends z.ZodType>(file: string, schema: S, rules?: (value: z.output<S>) => Finding[]) => {
    const value = readFile(root, file, schema, issues, rules);
    if (value === undefined) broken.push(idOfFile(file));
    return value;
  };

  const hosts = existsSync(join(root, 'source-hosts.yaml'))
    ? read('source-hosts.yaml', SourceHostsFile)?.hosts
    : undefined;
  const lock = readLock(root, issues);
  const careers: CareerFile[] = [];
  const skills: SkillFile[] = [];
  const decks: Deck[] = [];

  for (const file of yamlFiles(root, 'careers')) {
    const career = read(file, CareerFile, (value) => nameFindings(value.id, stem(file)));
    if (career) careers.push(career);
  }
  for (const skillFolder of folders(root, '').filter((name) => name !== 'careers')) {
    const skill = read(join(skillFolder, 'skill.yaml'), SkillFile, (value) => nameFindings(value.id, skillFolder));
    if (!skill) continue;
    skills.push(skill);
    for (const deckFolder of folders(root, skillFolder)) {
      const folder = join(skillFolder, deckFolder);
      const deck = read(join(folder, 'deck.yaml'), DeckFile, (value) => nameFindings(value.id, deckFolder));
      if (!deck) continue;
      const questions = yamlFiles(root, folder)
        .filter((file) => stem(file) !== 'deck')
        .flatMap((file) => {
          const question = read(file, QuestionFile, (value) => [
            ...nameFindings(value.id, stem(file)),
            ...questionFindings(value, today),
            ...sourceFindings(value, hosts),
            ...revisionFindings(value, lock[value.id]),
          ]);
          return question ? [{ ...question, hash: meaningHash(question) }] : [];
        });
      decks.push({ ...deck, skillId: skill.id, questions: inOrder(questions, deck.order ?? []) });
    }
  }
  issues.push(...crossFindings(root, careers, skills, decks));
  return { careers, skills, decks: withoutDuplicates(decks, issues), broken, issues };
}

/** `decks/lock.json`: question id → revision → meaning hash. */
export type DeckLock = Record<string, PublishedRevisions>;

export function readLock(root: string, issues: DeckIssue[]): DeckLock {
  const path = join(root, 'lock.json');
  if (!existsSync(path)) return {};
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as DeckLock;
  } catch {
    issues.push({
      severity: 'error',
      file: 'lock.json',
      line: 1,
      message: 'is not JSON: restore it from version control',
    });
    return {};
  }
}

/** What is called otherwise than its file or folder. */
export function nameFindings(id: string, name: string): Finding[] {
  return id === name
    ? []
    : [
        {
          severity: 'error',
          path: ['id'],
          message: `is "${id}", but the file or folder is called "${name}": use one name for both`,
        },
      ];
}

function sourceFindings({ points }: QuestionFile, hosts: string[] | undefined): Finding[] {
  if (!hosts) return [];
  return points.flatMap(({ src }, index) =>
    [src].flat().flatMap((address): Finding[] => {
      const { hostname } = new URL(address);
      const known = hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
      return known
        ? []
        : [
            {
              severity: 'error',
              path: ['points', index, 'src'],
              message: `${hostname} is not an official source: cite the project’s own page, or add the host to source-hosts.yaml`,
            },
          ];
    }),
  );
}

function crossFindings(root: string, careers: CareerFile[], skills: SkillFile[], decks: Deck[]): DeckIssue[] {
  const skillIds = new Set(skills.map((skill) => skill.id));
  const missingSkills = careers.flatMap((career) =>
    career.skills
      .filter((skill) => !skillIds.has(skill))
      .map((skill): DeckIssue => {
        const file = join('careers', `${career.id}.yaml`);
        return {
          severity: 'error',
          file,
          line: lineOf(root, file, skill),
          message: `names the skill "${skill}", which has no folder: add ${skill}/skill.yaml or remove it`,
        };
      }),
  );
  const missingOrder = decks.flatMap((deck) =>
    (deck.order ?? [])
      .filter((id) => !deck.questions.some((question) => question.id === id))
      .map((id): DeckIssue => {
        const file = join(deck.skillId, deck.id, 'deck.yaml');
        return {
          severity: 'error',
          file,
          line: lineOf(root, file, id),
          message: `orders the question "${id}", which is not in this deck or has errors: mend it or remove it`,
        };
      }),
  );
  return [...missingSkills, ...missingOrder];
}

/** Deck and question ids are global: the second of a kind is reported and left out. */
function withoutDuplicates(decks: Deck[], issues: DeckIssue[]): Deck[] {
  const seen = new Map<string, string>();
  const first = (id: string, kind: string, file: string) => {
    const other = seen.get(`${kind} ${id}`);
    if (other)
      issues.push({
        severity: 'error',
        file,
        line: 1,
        message: `${kind} id "${id}" is already used by ${other}: choose another`,
      });
    else seen.set(`${kind} ${id}`, file);
    return !other;
  };
  return decks
    .filter((deck) => first(deck.id, 'deck', join(deck.skillId, deck.id, 'deck.yaml')))
    .map((deck) => ({
      ...deck,
      questions: deck.questions.filter((question) =>
        first(question.id, 'question', join(deck.skillId, deck.id, `${question.id}.yaml`)),
      ),
    }));
}

/** Those that a deck names first, then the others by level and id. */
export function inOrder(questions: DeckQuestion[], order: string[]): DeckQuestion[] {
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return questions.toSorted((a, b) => place(a.id) - place(b.id) || a.level - b.level || a.id.localeCompare(b.id));
}

function readFile<S extends z.ZodType>(
  root: string,
  file: string,
  schema: S,
  issues: DeckIssue[],
  rules?: (value: z.output<S>) => Finding[],
): z.output<S> | undefined {
  const report = (line: number, message: string, severity: Severity = 'error') =>
    issues.push({ severity, file, line, message });
  const path = join(root, file);
  if (!existsSync(path))
    return void report(1, 'is missing: every skill folder needs skill.yaml, every deck folder deck.yaml');
  if (statSync(path).size > maxFileBytes) return void report(1, `is larger than ${maxFileBytes / 1024} KiB: split it`);
  const { value, issues: found } = readYaml(readFileSync(path, 'utf8'), schema, rules);
  for (const { line, path: keys, message, severity } of found) report(line, inFile(keys, message), severity);
  return value;
}

/** A message with the field that it is about; what is about the text itself says so. */
const inFile = (keys: TextIssue['path'], message: string) =>
  keys.length > 0 ? `${keys.join('.')}: ${message}` : message;

const folders = (root: string, folder: string) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .toSorted();
const yamlFiles = (root: string, folder: string) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder))
        .filter((name) => /\.ya?ml$/.test(name))
        .toSorted()
        .map((name) => join(folder, name))
    : [];
const stem = (file: string) =>
  file
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/\.ya?ml$/, '') ?? '';
/** The id that a file should have: its name, or its folder's for `skill.yaml` and `deck.yaml`. */
const idOfFile = (file: string) =>
  /(?:^|[/\\])(?:skill|deck)\.ya?ml$/.test(file) ? (file.split(/[/\\]/).at(-2) ?? '') : stem(file);
const lineOf = (root: string, file: string, text: string) =>
  Math.max(
    1,
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .findIndex((entry) => entry.includes(text)) + 1,
  );
