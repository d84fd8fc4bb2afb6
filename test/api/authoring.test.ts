import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { startApp, type TestApp } from '../support/app.ts';
import { pathOf, type Client } from '../support/client.ts';
import { engines } from '../support/databases.ts';
import { dump } from '../support/dump.ts';
import { answerQuestion, enrolIn, reviewBody } from '../support/learner.ts';
import { expectProblem } from '../support/problems.ts';
import { writtenQuestion } from '../support/sample-requests.ts';
import { zipOf } from '../support/zip.ts';

describe.each(engines)('a deck written in the page, on %s,', (_name, open) => {
  let app: TestApp;
  let author: Client;
  let ownDeckId: string;
  beforeAll(async () => {
    app = await startApp({ db: await open() });
    author = await app.account();
  });
  afterAll(() => app.close());

  const newDeck = async (client = author) => {
    const body = { id: crypto.randomUUID(), title: 'My cluster', summary: 'What I am asked about it.' };
    ownDeckId = (await client.call('createOwnDeck', { body })).id;
    return ownDeckId;
  };
  const params = () => ({ ownDeckId });
  const store = (questionId: string, yaml: string, version: number | null = null) =>
    author.call('storeDraft', { params: { ownDeckId, questionId }, body: { yaml, version } });
  const publish = (notes: { questionId: string; note: string }[] = []) =>
    author.call('publishOwnDeck', { params: params(), body: { notes } });
  const drafts = () => author.call('listDrafts', { params: params() });
  const draft = async (questionId: string) => {
    const found = (await drafts()).items.find((item) => item.questionId === questionId);
    if (!found) throw new Error(`no draft ${questionId}`);
    return found;
  };
  const probes = writtenQuestion('probes', 'What do probes do?');
  const restarts = writtenQuestion('restarts', 'When does it restart?');

  it('is made once, however often its making is sent, and is nobody else’s', async () => {
    const body = { id: crypto.randomUUID(), title: 'My cluster', summary: 'What I am asked.' };
    const first = await author.answer('createOwnDeck', { body });
    const again = await author.answer('createOwnDeck', { body });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    expect(first.body).toMatchObject({ title: 'My cluster', own: true, questionCount: 0 });
    const other = await app.guest();
    const theirs = await other.answer('createOwnDeck', { body });
    expect(theirs.status).toBe(201);
    expect(theirs.body.id).not.toBe(first.body.id);
    expectProblem(await other.refused('listDrafts', { params: { ownDeckId: first.body.id } }), 404);
    expectProblem(await author.refused('listDrafts', { params: { ownDeckId: 'containers' } }), 404);
  });

  it('keeps a faulty text as it is and says line, field and remedy', async () => {
    await newDeck();
    const yaml = `# mine\n${probes.replace('kind: concept', 'kind: conceptt')}`;
    const stored = await store('probes', yaml);
    expect(stored).toMatchObject({ yaml, version: 1, state: 'faulty', rev: null, prompt: 'What do probes do?' });
    expect(stored.findings).toEqual([
      { severity: 'error', line: 4, field: '/kind', message: expect.stringContaining('must be one of concept') },
    ]);
    expect(await draft('probes')).toEqual(stored);
    expect(await store('notes', 'key: "unclosed')).toMatchObject({ state: 'faulty', prompt: '' });
    const { findings } = await author.call('checkQuestion', { body: { yaml, questionId: 'another' } });
    expect(findings).toEqual(stored.findings);
    const deep = await author.call('checkQuestion', { body: { yaml: '- '.repeat(16_000) } });
    expect(deep.findings).toMatchObject([{ message: expect.stringContaining('flatten it') }]);
    const nul = probes.replace('What do probes do?', 'What').replace('level: 1', 'level: "\\0"');
    const broken = await author.call('checkQuestion', { body: { yaml: nul } });
    expect(broken.findings).toMatchObject([{ line: 4, message: expect.stringContaining('remove them') }]);
  });

  it('does not lose a text to another window', async () => {
    await newDeck();
    await store('probes', probes);
    expect(await store('probes', restarts, 1)).toMatchObject({ version: 2 });
    const late = { params: { ownDeckId, questionId: 'probes' }, body: { yaml: 'late: true', version: 1 } };
    expectProblem(await author.refused('storeDraft', late), 409, 'send version 2');
    expect(await draft('probes')).toMatchObject({ yaml: restarts, version: 2 });
    expect(await store('probes', restarts, 1)).toMatchObject({ version: 2 }); // the same text, sent again
    await author.call('deleteDraft', { params: { ownDeckId, questionId: 'probes' } });
    expectProblem(
      await author.refused('storeDraft', { ...late, body: { yaml: 'x: 1', version: 2 } }),
      409,
      'Send version null',
    );
    for (const questionId of ['Not an id', 'deck', 'a_b'])
      expectProblem(
        await author.refused('storeDraft', {
          params: { ownDeckId, questionId },
          body: { yaml: 'x: 1', version: null },
        }),
        400,
        '/params/questionId',
      );
  });

  it('is studied as it was published last, whatever is written since', async () => {
    const deckId = await newDeck();
    await store('probes', probes);
    await store('restarts', restarts);
    expect(await publish()).toEqual({ added: ['probes', 'restarts'], changed: [], retired: [], unchanged: 0 });
    expect(await draft('probes')).toMatchObject({ state: 'published', rev: 1 });
    const { items } = await author.call('listDeckQuestions', { params: { deckId } });
    expect(items.map(({ id }) => id)).toEqual([`${deckId}/probes`, `${deckId}/restarts`]);
    await store('probes', probes.replace('What do probes do?', 'What is asked?'), 1);
    expect(await draft('probes')).toMatchObject({ state: 'changed', rev: 1, meaningChanged: true });
    const after = await author.call('listDeckQuestions', { params: { deckId } });
    expect(after.items[0]).toMatchObject({ prompt: 'What do probes do?', rev: 1 });
  });

  it('moves to the next revision with a note where a meaning changed; card, history and comments stay', async () => {
    const deckId = await newDeck();
    await store('probes', `# a remark of mine\n${probes}`);
    await publish();
    await enrolIn(author, deckId);
    const questionId = `${deckId}/probes`;
    const { cardId } = await answerQuestion(author, { questionId });
    await author.call('recordReview', { body: reviewBody(cardId, 'good', app.clock()) });
    const before = await author.call('getCard', { params: { cardId } });

    const { yaml } = await draft('probes');
    const editorial = yaml.replace('cue: What about tune?', 'cue: And tune?');
    await store('probes', editorial, 1);
    expect(await draft('probes')).toMatchObject({ state: 'changed', meaningChanged: false });
    expect(await publish()).toMatchObject({ changed: [{ questionId: 'probes', rev: 1, note: null }] });

    await store('probes', editorial.replace('What do probes do?', 'What is a probe?'), 2);
    const refused = await author.refused('publishOwnDeck', { params: params(), body: {} });
    expectProblem(refused, 400, '/body/notes');
    expect(refused.detail).toContain('"probes"');
    const note = 'Asks what it is.';
    expect(await publish([{ questionId: 'probes', note }])).toEqual({
      added: [],
      changed: [{ questionId: 'probes', rev: 2, note }],
      retired: [],
      unchanged: 0,
    });
    const now = await draft('probes');
    expect(now).toMatchObject({ state: 'published', rev: 2, meaningChanged: false });
    expect(now.yaml).toBe(
      editorial
        .replace('What do probes do?', 'What is a probe?')
        .replace('rev: 1', 'rev: 2\nchanges: { 2: "Asks what it is." }'),
    );
    const { items } = await author.call('listDeckQuestions', { params: { deckId } });
    expect(items).toMatchObject([{ id: questionId, rev: 2, prompt: 'What is a probe?', cardId }]);
    expect(await author.call('getCard', { params: { cardId } })).toEqual(before);

    await store('probes', now.yaml.replace(/rev: 2\nchanges.*\n/, 'rev: 1\n'), now.version);
    expect(await draft('probes')).toMatchObject({
      state: 'faulty',
      findings: [{ field: '/rev', message: expect.stringContaining('rev may not go back') }],
    });
  });

  it('is published whole or not at all', async () => {
    const deckId = await newDeck();
    await store('probes', probes);
    await store('restarts', restarts.replace('level: 1', 'level: 9'));
    const before = await dump(app.db);
    const problem = await author.refused('publishOwnDeck', { params: params(), body: {} });
    expectProblem(problem, 409, '"restarts"');
    expect(problem.errors).toMatchObject([
      { pointer: '/drafts/restarts/level', message: expect.stringContaining('line 4') },
    ]);
    expect(await dump(app.db)).toEqual(before);
    expect((await author.call('listDeckQuestions', { params: { deckId } })).items).toEqual([]);
  });

  it('retires what is written no more, and takes it back with its card', async () => {
    const deckId = await newDeck();
    await store('probes', probes);
    await store('restarts', restarts);
    await publish();
    await author.call('deleteDraft', { params: { ownDeckId, questionId: 'restarts' } });
    expect(await drafts()).toMatchObject({ removed: [{ questionId: 'restarts', prompt: 'When does it restart?' }] });
    expect(await publish()).toEqual({ added: [], changed: [], retired: ['restarts'], unchanged: 1 });
    const ids = async () => (await author.call('listDeckQuestions', { params: { deckId } })).items.map(({ id }) => id);
    expect(await ids()).toEqual([`${deckId}/probes`]);
    await store('restarts', restarts);
    expect(await publish()).toMatchObject({ added: ['restarts'], retired: [], unchanged: 1 });
    expect(await ids()).toEqual([`${deckId}/probes`, `${deckId}/restarts`]);
  });

  const download = async () => {
    const response = await author.raw(pathOf('downloadDeckFiles', { params: params() }));
    expect(response.headers.get('content-type')).toBe('application/zip');
    const zip = await fromBufferPromise(Buffer.from(await response.arrayBuffer()), { lazyEntries: true });
    const files: Record<string, string> = {};
    for await (const entry of zip.eachEntry())
      files[entry.fileName] = (await buffer(await zip.openReadStreamPromise(entry))).toString();
    return files;
  };
  const upload = async (files: Record<string, Buffer | string>) =>
    author.call('uploadDeckFiles', {
      params: params(),
      upload: { type: 'application/zip', content: new Uint8Array(await zipOf(files)) },
    });

  it('goes out as files and comes back as the same files', async () => {
    await newDeck();
    const files = {
      'skill/mine/deck.yaml':
        '# first\nid: mine\ntitle: Mine\nsummary: All mine.\nlicence: CC-BY-4.0\nas_of: { checked: "2026-11-22", review_by: "2027-05-22" }\norder: [restarts]\n',
      'skill/mine/probes.yaml': `# a remark\n${probes}`,
      'skill/mine/restarts.yaml': restarts,
      'skill/mine/Bad Name.yaml': restarts,
      'skill/skill.yaml': 'id: skill\n',
      'skill/mine/latin.yaml': Buffer.from([0x69, 0x64, 0x3a, 0xe9]),
      'skill/mine/large.yaml': 'x'.repeat(40_000),
      '__MACOSX/skill/mine/._probes.yaml': 'x',
    };
    const { items } = await upload(files);
    const outcomes = Object.fromEntries(items.map(({ file, outcome }) => [file?.split('/').at(-1), outcome]));
    expect(outcomes).toEqual({
      'deck.yaml': 'changed',
      'probes.yaml': 'added',
      'restarts.yaml': 'added',
      'Bad Name.yaml': 'refused',
      'latin.yaml': 'refused',
      'large.yaml': 'refused',
    });
    for (const { outcome, message } of items) if (outcome === 'refused') expect(message).toMatch(/use|save|split/);
    await publish();
    const { items: asked } = await author.call('listDeckQuestions', { params: { deckId: ownDeckId } });
    expect(asked.map(({ id }) => id.split('/').at(-1))).toEqual(['restarts', 'probes']);
    const out = await download();
    expect(out).toEqual({
      'mine/deck.yaml': files['skill/mine/deck.yaml'],
      'mine/probes.yaml': files['skill/mine/probes.yaml'],
      'mine/restarts.yaml': files['skill/mine/restarts.yaml'],
    });
    expect((await upload(out)).items.map(({ outcome }) => outcome)).toEqual(['same', 'same', 'same']);
    expect(await publish()).toMatchObject({ unchanged: 2, changed: [] });
    const deck = await author.call('updateOwnDeck', { params: params(), body: { title: 'Ours', order: ['probes'] } });
    expect(deck).toMatchObject({ title: 'Ours', summary: 'All mine.' });
    expect((await download())['mine/deck.yaml']).toBe(
      files['skill/mine/deck.yaml']
        .replace('title: Mine', 'title: Ours')
        .replace('[restarts]', '[ probes ]')
        .replace('order: [ probes ]', 'order:\n  - probes'),
    );
  });

  it('takes nothing from an archive that is none or means harm', async () => {
    await newDeck();
    await store('probes', probes);
    const before = await dump(app.db);
    const refused = (content: Uint8Array) =>
      author.refused('uploadDeckFiles', {
        params: params(),
        upload: { type: 'application/zip', content: new Uint8Array(content) },
      });
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`a/${index}.txt`, '']));
    const outside = Buffer.from(
      (await zipOf({ 'aa/probes.yaml': probes })).toString('latin1').replaceAll('aa/', '../'),
      'latin1',
    );
    const twice = Buffer.from(
      (await zipOf({ 'a/b.yaml': 'x', 'a/c.yaml': 'y' })).toString('latin1').replaceAll('a/c.yaml', 'a/b.yaml'),
      'latin1',
    );
    const bad: [Uint8Array, string][] = [
      [Buffer.from('no zip'), 'no zip archive'],
      [await zipOf({ 'readme.txt': 'x' }), 'no YAML file'],
      [await zipOf({ 'a/deck.yaml': 'x', 'b/deck.yaml': 'y' }), 'one deck at a time'],
      [await zipOf(many), '1,001 files'],
      [outside, 'outside its folder'],
      [twice, 'Two files'],
      [(await zipOf({ 'a/b.yaml': probes })).subarray(0, 200), 'no zip archive'],
    ];
    for (const [content, reason] of bad) expectProblem(await refused(content), 400, reason);
    expectProblem(await refused(new Uint8Array(4 * 2 ** 20 + 1)), 413, 'at most 4 MB');
    const { items } = await upload({ 'a/bomb.yaml': Buffer.alloc(5_000_000, 0x20), 'a/ok.yaml': 'x: 1\n' });
    expect(items).toMatchObject([
      { outcome: 'refused', message: expect.stringContaining('32 kB') },
      { questionId: 'ok', outcome: 'added' },
    ]);
    await author.call('deleteDraft', { params: { ownDeckId, questionId: 'ok' } });
    const files = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`q/q${index}.yaml`, 'x: 1\n']));
    const content = new Uint8Array(await zipOf(files));
    const crowd = { params: params(), upload: { type: 'application/zip', content } };
    expectProblem(await author.refused('uploadDeckFiles', crowd), 409, 'at most 200 questions');
    expect(await dump(app.db)).toEqual(before);
  });

  const importAs = (type: string, content: string) =>
    author.call('importQuestions', { params: params(), upload: { type, content } });

  it('takes questions from CSV, row by row', async () => {
    await newDeck();
    const csv = `\uFEFFprompt,kind,level,tags,model,point 1,point 1 evidence,point 1 wrong,point 1 cue,point 1 probe,point 1 src,point 2
What is a probe?,concept,1,"Kubernetes, probes",A check.,"It asks, often (2, must)",it asks|often,Once => It repeats,How?,And then?,https://kubernetes.io/docs,It is cheap (bonus)
,concept,1,,,,,,,,,
too,few
What is a probe?,conceptt,,,,,,,,,,
`;
    const { items } = await importAs('text/csv', csv);
    expect(items.map(({ line, questionId, outcome }) => [line, questionId, outcome])).toEqual([
      [2, 'what-is-a-probe', 'added'],
      [3, null, 'refused'],
      [4, null, 'refused'],
      [5, 'what-is-a-probe-2', 'added'],
    ]);
    expect(items[1]?.message).toContain('has no prompt');
    expect(items[2]?.message).toContain('has 2 fields where the first line has 12');
    expect(items[3]?.findings.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['/kind', '/points', '/model']),
    );
    const { yaml, findings } = await draft('what-is-a-probe');
    expect(findings.map(({ field }) => field)).toEqual(['/points/1/evidence', '/points/1/cue', '/points/1/src']);
    expect(yaml).toContain(`points:
  - id: it-asks-often
    say: It asks, often
    weight: 2
    must: true
    kind: fact
    evidence:
      - it asks
      - often
    wrong:
      - if: Once
        why: It repeats
    cue: How?
    probe: And then?
    src: https://kubernetes.io/docs
  - id: it-is-cheap
    say: It is cheap
    weight: 1
    bonus: true
    kind: fact
model: |
  A check.
`);
    const again = await importAs('text/csv', csv);
    expect(again.items.map(({ outcome }) => outcome)).toEqual(['kept', 'refused', 'refused', 'kept']);
    expect(await draft('what-is-a-probe')).toMatchObject({ version: 1 });
    for (const [content, message] of [
      ['a;b\n1;2\n', 'part them by commas'],
      ['prompt,colour\nx,red\n', 'unknown column "colour"'],
      ['prompt,prompt\nx,y\n', 'twice'],
      ['prompt\n"x', 'a quote that is never closed'],
    ] as const)
      expect((await importAs('text/csv', content)).items).toMatchObject([
        { outcome: 'refused', message: expect.stringContaining(message) },
      ]);
  });

  it('takes questions from Markdown', async () => {
    await newDeck();
    const markdown = `Passed over.

# What happens on \`docker run\`?
kind: trace
level: 2
tags: docker, images

Name the steps.

\`\`\`sh
# not a question
docker run x
\`\`\`

- The CLI calls the daemon
  over its socket. (2, must)
  - evidence: calls the daemon
  - evidence: asks dockerd
  - wrong: The CLI does it => It only asks
  - cue: Whom does it call?
  - probe: And then?
  - kind: mechanism
  - src: https://docs.docker.com/
* It pulls the image. (bonus)

## Model answer
It calls the daemon.

## More
# Empty
`;
    const { items } = await importAs('text/markdown', markdown);
    expect(items.map(({ line, questionId, outcome, prompt }) => [line, questionId, outcome, prompt])).toEqual([
      [3, 'what-happens-on-docker-run-name-the', 'added', 'What happens on `docker run`?'],
      [30, 'empty', 'added', 'Empty'],
    ]);
    const { yaml } = await draft('what-happens-on-docker-run-name-the');
    for (const part of [
      'kind: trace\nlevel: 2\n',
      'prompt: |\n  What happens on `docker run`?\n\n  Name the steps.\n\n  ```sh\n  # not a question\n',
      'say: The CLI calls the daemon over its socket.\n    weight: 2\n    must: true\n    kind: mechanism\n',
      '- if: The CLI does it\n        why: It only asks\n',
      'model: |\n  It calls the daemon.\n\n  ## More\n',
    ])
      expect(yaml).toContain(part);
    const nothing = { params: params(), upload: { type: 'text/markdown', content: 'no heading' } };
    expectProblem(await author.refused('importQuestions', nothing), 400, 'has no question');
    const binary = { params: params(), upload: { type: 'text/csv', content: new Uint8Array([0xff, 0xfe, 0]) } };
    expectProblem(await author.refused('importQuestions', binary), 400, 'UTF-8');
  });

  it('reads a file that means harm as fast as any, and says what is wrong with it', async () => {
    await newDeck();
    const harm: [type: string, content: string, message: string][] = [
      ['text/csv', `prompt\n${'q\n'.repeat(200_000)}`, 'send it in parts'],
      [
        'text/csv',
        `prompt,${Array.from({ length: 100_000 }, (_, index) => index.toString(36)).join()}\n`,
        'unknown column',
      ],
      ['text/markdown', `# Q\n- A point\n${'  of words\n'.repeat(60_000)}`, 'is longer than 32 kB'],
      ['text/markdown', `# Q\n${'- x\n'.repeat(60_000)}`, 'is longer than 32 kB'],
    ];
    for (const [type, content, message] of harm) {
      const said = await author
        .answer('importQuestions', { params: params(), upload: { type, content } })
        .then(JSON.stringify, String);
      expect(said).toContain(message);
    }
  });

  it('goes with a guest into their account, drafts and all, and is deleted with its drafts', async () => {
    const email = `${crypto.randomUUID()}@example.org`;
    const account = await app.account(email);
    const guest = await app.guest();
    await newDeck(guest);
    const question = { params: { ownDeckId, questionId: 'probes' }, body: { yaml: probes, version: null } };
    await guest.call('storeDraft', question);
    await guest.auth('/sign-in/email', { email, password: 'correct horse' });
    const { items } = await account.call('listDrafts', { params: params() });
    expect(items).toMatchObject([{ questionId: 'probes', yaml: probes }]);
    await account.call('deleteDeck', { params: { deckId: ownDeckId } });
    const { question_drafts: left } = await dump(app.db);
    expect(left?.filter((row) => row.includes(ownDeckId))).toEqual([]);
  });
});
