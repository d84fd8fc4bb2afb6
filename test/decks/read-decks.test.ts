import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkDecks } from '../../api/catalogue/check-decks.ts';
import { deckJsonSchema } from '../../api/catalogue/deck-format.ts';
import { readDecks } from '../../api/catalogue/read-decks.ts';
import { suggestVerdicts } from '../../api/grading/offline/suggest.ts';
import { freshFolder } from '../support/databases.ts';
import { writeLibrary } from '../support/deck-files.ts';

const today = '2026-11-22';
let root: string;
const file = 'skill/deck/probes.yaml';
const edit = (from: string | RegExp, to: string, path = file) => {
  const text = readFileSync(join(root, path), 'utf8');
  const changed = text.replace(from, to);
  expect(changed, `${from} is in ${path}`).not.toBe(text);
  writeFileSync(join(root, path), changed);
};
/** The findings as the checker prints them, without the folder. */
const findings = () => checkDecks(root, today).lines.slice(0, -1).map((line) => line.replace(`${root}/`, ''));

beforeEach(() => {
  root = freshFolder();
  writeLibrary(root);
});

describe('a deck folder', () => {
  it('without faults loads whole', () => {
    const library = readDecks(root, today);
    expect(library.issues).toEqual([]);
    expect(library.decks.map((deck) => [deck.id, deck.questions.map((question) => question.id)])).toEqual([['deck', ['restarts', 'probes']]]);
  });
  it('that does not exist says which setting to mend', () => {
    expect(readDecks(join(root, 'nowhere'), today).issues).toMatchObject([{ message: expect.stringContaining('DECKS_DIR') }]);
  });
});

describe('the checker names file, line and remedy for', () => {
  it('YAML that cannot be read', () => {
    edit('prompt: |', 'prompt: one: two');
    expect(findings()[0]).toMatch(/^skill\/deck\/probes\.yaml:\d+: error: is not valid YAML: .* Quote text that holds ": "/);
  });
  it('an unknown kind', () => {
    edit('kind: concept', 'kind: conceptt');
    expect(findings()).toEqual([expect.stringMatching(/^skill\/deck\/probes\.yaml:3: error: kind: must be one of concept, trace/)]);
  });
  it('a missing field', () => {
    edit(/^ {4}cue: .*\n/m, '');
    expect(findings()).toEqual([expect.stringMatching(/^skill\/deck\/probes\.yaml:\d+: error: points\.0\.cue: is missing/)]);
  });
  it('a field that does not exist', () => {
    edit('level: 1', 'level: 1\ndificulty: 3');
    expect(findings()).toEqual([expect.stringMatching(/error: .*dificulty/)]);
  });
  it('a point id used twice', () => {
    edit('id: ready', 'id: live');
    expect(findings()).toEqual([expect.stringMatching(/:\d+: error: points\.1\.id: "live" is used twice; give each point its own id$/)]);
  });
  it('a question without a must point', () => {
    edit('    must: true\n', '');
    expect(findings()).toEqual([expect.stringContaining('mark at least one point "must: true"')]);
  });
  it('a point of weight 2 without a follow-up, unless it is bonus', () => {
    edit(/^ {4}probe: .*\n/m, '');
    expect(findings()).toEqual([
      expect.stringMatching(/:\d+: error: points\.0: a point of weight 2 is followed up in an interview: add "probe: …"/),
    ]);
    edit('must: true', 'bonus: true');
    expect(findings().join('\n')).not.toContain('followed up');
  });
  it('a source that is not official', () => {
    edit('src: https://kubernetes.io/docs', 'src: https://example.com/blog');
    expect(findings()).toEqual([expect.stringMatching(/points\.0\.src: example\.com is not an official source: .*source-hosts\.yaml/)]);
  });
  it('an id that differs from its file name', () => {
    edit('id: probes', 'id: probe');
    expect(findings()).toEqual([expect.stringContaining('is "probe", but the file or folder is called "probes"')]);
  });
  it('an alias', () => {
    edit('tags: [kubernetes]', 'tags: &t [kubernetes]\nmore: *t');
    expect(findings()).toEqual([expect.stringMatching(/error: uses a YAML alias: write the text out$/)]);
  });
  it('thousands of levels', () => {
    edit('tags: [kubernetes]', `tags: ${'['.repeat(20_000)}`);
    expect(findings()).toEqual([expect.stringMatching(/yaml:\d+: error: is nested deeper than 12 levels: flatten it$/)]);
  });
  it('a NUL character', () => {
    edit('tags: [kubernetes]', 'tags: ["a\\0b"]');
    expect(findings()).toEqual([expect.stringMatching(/:\d+: error: holds NUL or broken characters: remove them$/)]);
  });
  it('a meaning that changed while rev did not', () => {
    writeFileSync(join(root, 'lock.json'), JSON.stringify({ probes: { 1: 'another' } }));
    expect(findings()).toEqual([expect.stringMatching(/:\d+: error: rev: the meaning changed but rev is still 1: raise it to 2/)]);
  });
  it('a rev without a note', () => {
    edit('rev: 1', 'rev: 2');
    expect(findings()).toEqual([expect.stringContaining('say what changed: add "changes: { 2: … }"')]);
  });
  it('a rev that went back', () => {
    writeFileSync(join(root, 'lock.json'), JSON.stringify({ probes: { 3: 'x' } }));
    expect(findings()).toEqual([expect.stringContaining('revision 3 was published; rev may not go back: use 4')]);
  });
  it('a review-by date that has passed, as a warning only', () => {
    edit('review_by: "2027-05-22"', 'review_by: "2026-11-21"');
    edit('checked: "2026-11-22"', 'checked: "2026-05-22"');
    expect(findings()).toEqual([expect.stringMatching(/: warning: as_of\.review_by: passed on 2026-11-21/)]);
    expect(checkDecks(root, today).errors).toBe(0);
  });
  it('a skill that a career names but nobody wrote', () => {
    edit('skills: [skill]', 'skills: [skill, sorcery]', 'careers/career.yaml');
    expect(findings()).toEqual(['careers/career.yaml:4: error: names the skill "sorcery", which has no folder: add sorcery/skill.yaml or remove it']);
  });
  it('a question id that two decks use', () => {
    cpSync(join(root, 'skill/deck'), join(root, 'skill/other'), { recursive: true });
    edit('id: deck', 'id: other', 'skill/other/deck.yaml');
    expect(findings()).toHaveLength(2);
    expect(findings()[0]).toContain('question id "restarts" is already used by skill/deck/restarts.yaml: choose another');
  });
  describe('k-of-n groups:', () => {
    const grouped = (groups: string, members: number) => {
      edit('points:', `groups: { ${groups} }\npoints:`);
      for (const id of ['ready', 'start', 'tune'].slice(0, members)) edit(`- id: ${id}\n`, `- id: ${id}\n    group: some\n`);
    };
    it.each([
      ['a group that is not there', 'other: 1', 3, 'points.1.group: there is no group "some": add "groups: { some: … }"'],
      ['a group without points', 'some: 2, other: 1', 3, 'groups.other: no point has "group: other"'],
      ['a group that asks for all its points', 'some: 2', 2, 'groups.some: asks for 2 of 2 points: add points, ask for fewer'],
      ['a group that asks for none', 'some: 0', 3, 'groups.some: ask for at least 1 of its points'],
      ['too few points in all, of a group as many as it asks for', 'some: 2', 3, 'points: 3 points count; write at least 4'],
    ])('%s', (_name, groups, members, message) => {
      grouped(groups, members);
      expect(findings().join('\n')).toContain(message);
    });
    it('a must point in a group, and points of several weights', () => {
      grouped('some: 2', 3);
      edit('- id: live\n', '- id: live\n    group: some\n');
      const all = findings().join('\n');
      expect(all).toContain('points.0.must: a point of a group is one of several that would do, so it cannot be "must"');
      expect(all).toContain('groups.some: its points differ in weight, though any of them would do: give them one weight');
    });
    it('the meaning changes with a group, and not without one', () => {
      const hash = () => readDecks(root, today).decks[0]?.questions.find(({ id }) => id === 'probes')?.hash;
      const before = hash();
      const more = ['more', 'again'].map((id) => `  - id: ${id}\n    say: Claim.\n    kind: fact\n    evidence: [a b, c d]\n    cue: What?\n    src: https://kubernetes.io/docs\n`);
      edit('model: |', `${more.join('')}model: |`);
      const ungrouped = hash();
      expect(ungrouped).not.toBe(before);
      grouped('some: 2', 3);
      expect(findings()).toEqual([]);
      expect(hash()).not.toBe(ungrouped);
    });
  });
  it('a file too large to be a question', () => {
    edit('prompt: |', `prompt: |\n  ${'x'.repeat(300_000)}`);
    expect(findings()).toEqual([expect.stringContaining('is larger than 256 KiB: split it')]);
  });
});

describe('a broken file', () => {
  it('leaves the good ones in place and is named as broken', () => {
    edit('kind: concept', 'kind: nonsense');
    const library = readDecks(root, today);
    expect(library.decks[0]?.questions.map((question) => question.id)).toEqual(['restarts']);
    expect(library.broken).toEqual(['probes']);
  });
  it('of a whole deck is named by its folder', () => {
    rmSync(join(root, 'skill/deck/deck.yaml'));
    expect(readDecks(root, today).broken).toEqual(['deck']);
  });
});

describe('our own decks', () => {
  it('have no errors, and every question is locked', () => {
    const { errors, lines } = checkDecks('decks', today);
    expect(errors, lines.join('\n')).toBe(0);
    const lock = JSON.parse(readFileSync('decks/lock.json', 'utf8')) as Record<string, Record<string, string>>;
    const questions = readDecks('decks', today).decks.flatMap((deck) => deck.questions);
    expect(questions.filter((question) => lock[question.id]?.[question.rev] !== question.hash).map((question) => question.id), 'run npm run decks:publish').toEqual([]);
  });
  it('follow up without giving away what is asked for', () => {
    const questions = readDecks('decks', today).decks.flatMap((deck) => deck.questions);
    const givenAway = questions.flatMap((question) => {
      const points = question.points.map((point) => ({ ...point, role: 'ordinary' as const, wrong: point.wrong ?? [] }));
      return points.filter(({ id, weight, probe = '' }) => {
        const { suggestions } = suggestVerdicts(question, points, probe);
        return weight >= 2 && suggestions.some(({ pointId, verdict }) => pointId === id && verdict === 'covered');
      });
    });
    expect(givenAway.map(({ probe }) => probe)).toEqual([]);
  });
  it('publish the schema that the checker enforces', () => {
    expect(JSON.parse(readFileSync('decks/schema.json', 'utf8')), 'run npm run decks:publish').toEqual(JSON.parse(JSON.stringify(deckJsonSchema())));
  });
  it('hold at least 24 questions in four careers, the flagship first', () => {
    const { careers, decks } = readDecks('decks', today);
    expect(careers).toHaveLength(4);
    expect(decks.flatMap((deck) => deck.questions).length).toBeGreaterThanOrEqual(24);
    expect(decks.find((deck) => deck.id === 'containers')?.questions[0]?.id).toBe('docker-run-trace');
  });
});
