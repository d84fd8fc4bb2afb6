import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordAccess } from '../../api/cohorts/record-access.ts';
import { memberWho } from '../../api/cohorts/policy.ts';
import type { Mail } from '../../api/mail/mailer.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { day, minute } from '../support/clock.ts';
import { engines, freshFolder } from '../support/databases.ts';
import { writeLibrary } from '../support/deck-files.ts';
import { dump } from '../support/dump.ts';
import { downloadExport, filesOf } from '../support/exports.ts';
import { expectProblem } from '../support/problems.ts';

const guessed = '0000-0000-0000';

describe.each(engines)('cohorts on %s', (_name, open) => {
  let app: TestApp;
  let coach: Client;
  const mails: Mail[] = [];
  beforeAll(async () => {
    const decks = freshFolder();
    writeLibrary(decks);
    app = await startApp({
      db: await open(),
      decks,
      grader: null,
      mailer: { send: async (mail) => void mails.push(mail) },
    });
    coach = await app.account('grace@example.org', 'Grace');
  });
  afterAll(() => app.close());

  const idOf = async (client: Client) => (await client.call('getMe')).id;
  const newCohort = async (name = 'Platform track') => (await coach.call('createCohort', { body: { name } })).id;
  const invite = (cohortId: string, body: object = {}) =>
    coach.call('createInvitation', { params: { cohortId }, body });
  const accept = (client: Client, token: string) => client.call('acceptInvitation', { params: { token } });
  const refusedTo = (client: Client, token: string) => client.refused('acceptInvitation', { params: { token } });
  const joined = async (cohortId: string, body: object = {}, name = 'Ada') => {
    const client = await app.account(undefined, name);
    await accept(client, (await invite(cohortId, body)).token);
    return client;
  };
  const membersOf = async (cohortId: string) =>
    (await coach.call('listMembers', { params: { cohortId } })).items.map(({ name, role }) => `${name} ${role}`);
  const toldTo = async (client: Client) => {
    const userId = await idOf(client);
    const rows = await app.db.read.select().from(app.db.read.tables.notifications);
    return rows.filter((row) => row.userId === userId);
  };

  describe('made', () => {
    it('have their maker as coach, and are in their list alone', async () => {
      const cohort = await coach.call('createCohort', { body: { name: '  Autumn ', about: 'Tuesdays.' } });
      expect(cohort).toMatchObject({
        name: 'Autumn',
        about: 'Tuesdays.',
        role: 'coach',
        coaches: [{ name: 'Grace' }],
        learnerCount: 0,
        archivedAt: null,
        sharing: null,
      });
      expect((await coach.call('listCohorts')).items[0]).toEqual(cohort);
      expect((await (await app.account()).call('listCohorts')).items).toEqual([]);
    });
    it('are for accounts: a guest is told to sign up, and has none', async () => {
      const guest = await app.guest();
      expectProblem(await guest.refused('createCohort', { body: { name: 'Mine' } }), 403, 'sign up first');
      expect((await guest.call('listCohorts')).items).toEqual([]);
    });
  });

  describe('an invitation', () => {
    it('lets in whoever has it, as what it says, and tells the coaches', async () => {
      const cohortId = await newCohort();
      const { token, link, state, uses } = await invite(cohortId, { maxUses: 2, days: 3 });
      expect({ state, uses }).toEqual({ state: 'open', uses: 0 });
      expect(token).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(link).toMatch(new RegExp(`^http.*/join#${token}$`));
      const ada = await app.account();
      app.clock.advance(minute);
      expect(await accept(ada, token)).toMatchObject({
        id: cohortId,
        role: 'learner',
        learnerCount: 1,
        sharing: { shareProgress: false, shareAnswers: false },
      });
      expect(await membersOf(cohortId)).toEqual(['Ada learner', 'Grace coach']);
      const news = (await toldTo(coach)).filter(({ key }) => key.includes(cohortId));
      expect(news).toMatchObject([
        {
          kind: 'member-joined',
          payload: { href: `/coach/${cohortId}/people`, actor: 'Ada', cohort: 'Platform track' },
        },
      ]);
      expect(await membersOf(await newCohort('Another'))).toEqual(['Grace coach']);
    });
    it('shows who invites and what coaches will see, to a stranger too', async () => {
      const cohortId = await newCohort('Winter');
      const { token } = await invite(cohortId);
      const preview = await app.stranger.call('getInvitation', { params: { token } });
      expect(preview).toMatchObject({ cohort: { name: 'Winter' }, role: 'learner', coaches: ['Grace'], joined: null });
      expect(preview.seen.join(' ')).toContain('Nothing else, unless you switch it on');
      expect(await coach.call('getInvitation', { params: { token } })).toMatchObject({
        joined: { cohortId, role: 'coach' },
      });
    });
    it('may be typed in any case, with O for 0 and L or I for 1, without its dashes', async () => {
      const cohortId = await newCohort();
      const { token } = await invite(cohortId);
      const typed = ` ${token.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replace('1', 'l').replaceAll('1', 'I')}`;
      expect(await accept(await app.account(), typed)).toMatchObject({ id: cohortId });
    });
    it('is used once by somebody who accepts it twice, who keeps their role', async () => {
      const cohortId = await newCohort();
      const { token } = await invite(cohortId, { maxUses: 2 });
      const asCoach = await invite(cohortId, { role: 'coach' });
      const ada = await app.account();
      await accept(ada, token);
      expect(await accept(ada, token)).toMatchObject({ role: 'learner' });
      expect(await accept(ada, asCoach.token)).toMatchObject({ role: 'learner' });
      const { items } = await coach.call('listInvitations', { params: { cohortId } });
      expect(new Map(items.map(({ id, uses }) => [id, uses])).get(asCoach.id)).toBe(0);
      expect(items.filter(({ uses }) => uses === 1)).toHaveLength(1);
    });
    it('that expired, was used up or revoked says so; one that never was is a 404', async () => {
      const cohortId = await newCohort();
      const [short, once, revoked] = [
        await invite(cohortId, { days: 1 }),
        await invite(cohortId, { maxUses: 1 }),
        await invite(cohortId),
      ];
      await accept(await app.account(), once.token);
      const revoke = () => coach.call('revokeInvitation', { params: { cohortId, invitationId: revoked.id } });
      expect([(await revoke()).state, (await revoke()).state]).toEqual(['revoked', 'revoked']);
      const ada = await app.account();
      await accept(ada, (await invite(await newCohort())).token); // a session of hers that is still good tomorrow
      app.clock.advance(day + minute);
      for (const [token, words] of [
        [short.token, 'has expired'],
        [once.token, 'is used up'],
        [revoked.token, 'was revoked'],
      ] as const) {
        expectProblem(await refusedTo(ada, token), 409, words);
        expectProblem(await app.stranger.refused('getInvitation', { params: { token } }), 409, 'write to your coach');
      }
      for (const token of [guessed, 'x', '💥', 'UUUU-UUUU-UUUU'])
        expectProblem(await refusedTo(ada, token), 404, 'no such invitation');
      const { items } = await coach.call('listInvitations', { params: { cohortId } });
      expect(items.map(({ state }) => state).toSorted()).toEqual(['expired', 'revoked', 'used-up']);
    });
    it('is made by coaches alone, and not for guests', async () => {
      const cohortId = await newCohort();
      const ada = await joined(cohortId);
      expectProblem(await ada.refused('createInvitation', { params: { cohortId }, body: {} }), 403, 'coach');
      expectProblem(await ada.refused('listMembers', { params: { cohortId } }), 403, 'coach');
      const { token } = await invite(cohortId);
      expectProblem(await refusedTo(await app.guest(), token), 403, 'sign up first');
      expect(await membersOf(cohortId)).toHaveLength(2);
    });
    it('is nowhere in the database or the log', async () => {
      const { token } = await invite(await newCohort());
      await accept(await app.account(), token);
      const rows = JSON.stringify(await app.db.read.select().from(app.db.read.tables.invitations));
      const bare = token.replaceAll('-', '');
      for (const text of [rows, app.log.join('\n')]) {
        expect(text).not.toContain(token);
        expect(text).not.toContain(bare);
      }
      expect(app.log.join('\n')).toContain('/api/v1/invitations/…/accept');
    });
    it('lists come a page at a time', async () => {
      const cohortId = await newCohort();
      for (let made = 0; made < 5; made += 1) await invite(cohortId, { maxUses: made + 1 });
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const query: Record<string, unknown> = { limit: 2, ...(cursor === null ? {} : { cursor }) };
        const page: { items: { id: string }[]; nextCursor: string | null } = await coach.call('listInvitations', {
          params: { cohortId },
          query,
        });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(new Set(seen).size).toBe(5);
      expect(seen).toHaveLength(5);
    });
  });

  describe('a CSV of invitations', () => {
    const send = (cohortId: string, content: string, query = {}) => ({
      params: { cohortId },
      query,
      upload: { type: 'text/csv', content },
    });
    it('makes one of one use for each row, told once', async () => {
      const cohortId = await newCohort();
      const content = '\uFEFFName, Email ,role\r\n"Hopper, Grace",g@example.org,coach\r\n,Ada@Example.org,\r\n';
      const { items, skipped } = await coach.call('createInvitations', send(cohortId, content, { days: 2 }));
      expect(skipped).toEqual([]);
      expect(items).toMatchObject([
        { line: 2, email: 'g@example.org', name: 'Hopper, Grace', role: 'coach' },
        { line: 3, email: 'ada@example.org', name: null, role: 'learner' },
      ]);
      expect(await accept(await app.account(), items[0]?.token ?? '')).toMatchObject({ role: 'coach' });
      expectProblem(await refusedTo(await app.account(), items[0]?.token ?? ''), 409, 'used up');
    });
    it('with rows at fault invites nobody and names each with its line, unless they are to be skipped', async () => {
      const cohortId = await newCohort();
      const content = [
        'name,email,role',
        'Ada,ada@example.org,',
        'No address,nobody,learner',
        'Twice,ADA@example.org,learner',
        'Boss,boss@example.org,owner',
        'Grace,grace@example.org,learner',
        'short',
        'Eve,eve@example.org,learner',
      ].join('\n');
      const problem = await coach.refused('createInvitations', send(cohortId, content));
      expect(problem.errors.map(({ pointer }) => pointer)).toEqual([3, 4, 5, 6, 7].map((line) => `/body/${line}`));
      for (const { message } of problem.errors) expect(message).toMatch(/\b(add|remove|write)\b/);
      expect(problem.detail).toMatch(/^5 rows are at fault, so nobody was invited. First, line 3: email "nobody"/);
      expect((await coach.call('listInvitations', { params: { cohortId } })).items).toEqual([]);
      const { items, skipped } = await coach.call('createInvitations', send(cohortId, content, { skipInvalid: true }));
      expect(items.map(({ line }) => line)).toEqual([2, 8]);
      expect(skipped.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7]);
      expect(skipped[3]?.message).toContain('is a member already');
    });
    it('revokes what an address was sent before', async () => {
      const cohortId = await newCohort();
      const content = 'email\nada@example.org\n';
      const first = await coach.call('createInvitations', send(cohortId, content));
      expect(await coach.call('createInvitations', send(cohortId, content))).toMatchObject({ replaced: 1 });
      expectProblem(await refusedTo(await app.account(), first.items[0]?.token ?? ''), 409, 'was revoked');
    });
    it.each([
      ['nothing in it but its first line', 'name,email\n', 'names nobody'],
      ['no column email', 'name;email\nAda;ada@example.org\n', 'parted by commas'],
      ['a quote left open', 'name,email\n"Ada,ada@example.org\n', 'quote'],
      ['more than 10,000 rows', `email\n${'a@example.org\n'.repeat(10_001)}`, 'more than 10,000 rows'],
    ])('with %s is refused, whatever is to be skipped', async (_what, content, words) => {
      const cohortId = await newCohort();
      expectProblem(
        await coach.refused('createInvitations', send(cohortId, content, { skipInvalid: true })),
        400,
        words,
      );
      expect((await coach.call('listInvitations', { params: { cohortId } })).items).toEqual([]);
    });
    it('of 10,000 rows, every tenth at fault, is read in one go', async () => {
      const cohortId = await newCohort();
      const row = (index: number) => `Person ${index},${index % 10 === 0 ? 'nobody' : `p${index}@example.org`},learner`;
      const content = `name,email,role\n${Array.from({ length: 10_000 }, (_, index) => row(index)).join('\n')}`;
      const { items, skipped } = await coach.call('createInvitations', send(cohortId, content, { skipInvalid: true }));
      expect([items.length, skipped.length]).toEqual([9000, 1000]);
      expect(new Set(items.map(({ token }) => token)).size).toBe(9000);
    });
    it('is for coaches', async () => {
      const cohortId = await newCohort();
      const ada = await joined(cohortId);
      expectProblem(await ada.refused('createInvitations', send(cohortId, 'email\nx@example.org\n')), 403, 'coach');
      expect((await coach.call('listInvitations', { params: { cohortId } })).items).toHaveLength(1);
    });
  });

  describe('members', () => {
    it('become coach and learner again; the last coach stays one and stays', async () => {
      const cohortId = await newCohort();
      const ada = await joined(cohortId);
      const [me, hers] = [await idOf(coach), await idOf(ada)];
      const role = (client: Client, userId: string, to: string) =>
        [client, { params: { cohortId, userId }, body: { role: to } }] as const;
      const change = ([client, parts]: ReturnType<typeof role>) => client.call('updateMember', parts);
      const [, demoted] = role(coach, me, 'learner');
      expectProblem(await coach.refused('updateMember', demoted), 409, 'must have a coach');
      expectProblem(
        await coach.refused('removeMember', { params: { cohortId, userId: me } }),
        409,
        'must have a coach',
      );
      expect(await change(role(coach, hers, 'coach'))).toMatchObject({ role: 'coach' });
      expect(await change(role(ada, me, 'learner'))).toMatchObject({ role: 'learner' });
      const [, mine] = role(coach, me, 'coach');
      expectProblem(await coach.refused('updateMember', mine), 403, 'coach');
    });
    it('who leave see it no more and are in no list, and come back sharing nothing', async () => {
      const cohortId = await newCohort();
      const ada = await joined(cohortId);
      const userId = await idOf(ada);
      await ada.call('shareWithCohort', { params: { cohortId }, body: { shareProgress: true } });
      expect(await ada.call('shareWithCohort', { params: { cohortId }, body: { shareAnswers: true } })).toMatchObject({
        sharing: { shareProgress: true, shareAnswers: true },
      });
      const leave = () => ada.answer('removeMember', { params: { cohortId, userId } });
      expect([(await leave()).status, (await leave()).status]).toEqual([204, 204]);
      expect(await membersOf(cohortId)).toEqual(['Grace coach']);
      expect((await ada.call('listCohorts')).items).toEqual([]);
      expectProblem(await ada.refused('getCohort', { params: { cohortId } }), 404);
      expect(await coach.call('getCohort', { params: { cohortId } })).toMatchObject({ learnerCount: 0 });
      expect(await accept(ada, (await invite(cohortId)).token)).toMatchObject({
        sharing: { shareProgress: false, shareAnswers: false },
      });
    });
    it('who are removed are told, and come back by an invitation made since alone', async () => {
      const cohortId = await newCohort();
      const { token } = await invite(cohortId);
      const ada = await app.account();
      await accept(ada, token);
      app.clock.advance(minute);
      const params = { cohortId, userId: await idOf(ada) };
      const remove = () => coach.answer('removeMember', { params });
      expect([(await remove()).status, (await remove()).status]).toEqual([204, 204]);
      expect(await toldTo(ada)).toMatchObject([
        { kind: 'removed', payload: { actor: 'Grace', cohort: 'Platform track' } },
      ]);
      expectProblem(await refusedTo(ada, token), 409, 'removed you');
      app.clock.advance(minute);
      expect(await accept(ada, (await invite(cohortId)).token)).toMatchObject({ role: 'learner' });
    });
    it('who coach no more leave nothing by which they go on: no invitation of coaches, no webhook', async () => {
      const cohortId = await newCohort();
      const ada = await joined(cohortId, { role: 'coach' });
      const body = { url: 'https://example.org/hook', events: ['member.joined'] };
      await ada.call('createWebhook', { params: { cohortId }, body });
      app.clock.advance(minute);
      await coach.call('createWebhook', { params: { cohortId }, body });
      const back = await ada.call('createInvitation', { params: { cohortId }, body: { role: 'coach' } });
      const learners = await ada.call('createInvitation', { params: { cohortId }, body: {} });
      app.clock.advance(minute);
      await coach.call('removeMember', { params: { cohortId, userId: await idOf(ada) } });
      const newcomer = await app.account();
      expectProblem(await refusedTo(newcomer, back.token), 409, 'was revoked');
      expect(await accept(newcomer, learners.token)).toMatchObject({ role: 'learner' });
      const { items } = await coach.call('listWebhooks', { params: { cohortId } });
      expect(items).toMatchObject([
        { disabledAt: app.clock().toISOString(), lastStatus: expect.stringContaining('coaches here no more') },
        { disabledAt: null, lastStatus: null },
      ]);
    });
    it('are named in no notice, mail or export of a coach once they left, were removed or deleted their account', async () => {
      const grace = await app.account();
      const wishes = [{ kind: 'member-joined' as const, delivery: 'at-once' as const }];
      await grace.call('updateNotificationWishes', { body: { wishes } });
      const { id: cohortId } = await grace.call('createCohort', { body: { name: 'Platform track' } });
      const { token } = await grace.call('createInvitation', { params: { cohortId }, body: {} });
      const join = async (name: string, email = `${crypto.randomUUID()}@example.org`) => {
        const client = await app.account(email, name);
        await accept(client, token);
        return { client, email, params: { cohortId, userId: await idOf(client) } };
      };
      const [leaves, removed, deletes] = [
        await join('Kanari left'),
        await join('Kanari out'),
        await join('Kanari gone'),
      ];
      await join('Ida');
      await leaves.client.call('removeMember', leaves);
      await grace.call('removeMember', removed);
      await deletes.client.call('deleteMe', { body: { confirm: deletes.email, password: 'correct horse' } });
      mails.length = 0;
      await app.jobs.runDue();
      const told = {
        list: JSON.stringify(await grace.call('listNotifications')),
        mails: JSON.stringify(mails),
        export: Buffer.concat(Object.values(await filesOf(await downloadExport(grace)))).toString(),
        tables: JSON.stringify(await dump(app.db, ['notifications', 'jobs'])),
      };
      for (const [where, text] of Object.entries(told))
        expect([where, ...new Set(text.match(/Kanari \w+|Ida/g))]).toEqual([where, 'Ida']);
    });
    it('may withdraw both of what they share at the same moment', async () => {
      const cohortId = await newCohort();
      const ada = await joined(cohortId);
      const share = (body: object) => ada.call('shareWithCohort', { params: { cohortId }, body });
      for (let time = 0; time < 8; time += 1) {
        await share({ shareProgress: true, shareAnswers: true });
        await Promise.all([share({ shareProgress: false }), share({ shareAnswers: false })]);
        const { sharing } = await ada.call('getCohort', { params: { cohortId } });
        expect(sharing).toEqual({ shareProgress: false, shareAnswers: false });
      }
    });
    it('remove nobody but themselves unless they coach, and nobody who never was one', async () => {
      const cohortId = await newCohort();
      const [ada, eve] = [await joined(cohortId), await joined(cohortId)];
      expectProblem(await ada.refused('removeMember', { params: { cohortId, userId: await idOf(eve) } }), 403, 'coach');
      const stranger = await idOf(await app.account());
      expectProblem(await coach.refused('removeMember', { params: { cohortId, userId: stranger } }), 404);
      expectProblem(await coach.refused('shareWithCohort', { params: { cohortId }, body: {} }), 403);
      expect(await membersOf(cohortId)).toHaveLength(3);
    });
    it('come a page at a time, by role if asked', async () => {
      const cohortId = await newCohort();
      for (const name of ['Ada', 'Eve', 'Ida']) {
        app.clock.advance(minute);
        await joined(cohortId, {}, name);
      }
      const params = { cohortId };
      const first = await coach.call('listMembers', { params, query: { limit: 2, role: 'learner' } });
      const rest = await coach.call('listMembers', {
        params,
        query: { limit: 2, role: 'learner', cursor: first.nextCursor },
      });
      expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual(['Ida', 'Eve', 'Ada']);
      expect(rest.nextCursor).toBeNull();
    });
  });

  it('an archived cohort is only to be read: nobody joins or is invited, but one may leave', async () => {
    const cohortId = await newCohort();
    const ada = await joined(cohortId);
    const { token } = await invite(cohortId);
    const patch = (body: object) => ({ params: { cohortId }, body });
    const archived = await coach.call('updateCohort', patch({ archived: true }));
    expect(archived.archivedAt).toBe(app.clock().toISOString());
    expectProblem(await refusedTo(await app.account(), token), 409, 'archived');
    expectProblem(await coach.refused('createInvitation', patch({})), 409, 'must restore it');
    for (const body of [{ name: 'New' }, { name: 'New', archived: true }])
      expectProblem(await coach.refused('updateCohort', patch(body)), 409, 'must restore it');
    const userId = await idOf(ada);
    expectProblem(await coach.refused('updateMember', { params: { cohortId, userId }, body: { role: 'coach' } }), 409);
    expect(await ada.call('getCohort', { params: { cohortId } })).toMatchObject({ archivedAt: archived.archivedAt });
    await ada.call('removeMember', { params: { cohortId, userId } });
    expect(await coach.call('updateCohort', patch({ archived: false, name: 'New' }))).toMatchObject({
      name: 'New',
      archivedAt: null,
    });
    expect(await accept(await app.account(), token)).toMatchObject({ name: 'New' });
  });

  it('a learner reads who looked at what of theirs, and nobody else does', async () => {
    const cohortId = await newCohort();
    const ada = await joined(cohortId);
    const [coachId, learnerId] = [await idOf(coach), await idOf(ada)];
    for (const kind of ['learner-page', 'answer'] as const) {
      app.clock.advance(minute);
      await app.db.transaction(function* (tx) {
        const membership = yield* memberWho(tx, 'readDashboard', coachId, cohortId);
        yield* recordAccess(tx, membership, { learnerId, kind }, app.clock());
      });
    }
    const first = await ada.call('listAccesses', { query: { limit: 1 } });
    expect(first.items).toMatchObject([
      { reader: 'Grace', cohort: 'Platform track', cohortId, kind: 'answer', at: app.clock().toISOString() },
    ]);
    const rest = await ada.call('listAccesses', { query: { limit: 1, cursor: first.nextCursor } });
    expect(rest).toMatchObject({ items: [{ kind: 'learner-page', title: null }], nextCursor: null });
    expect((await coach.call('listAccesses')).items).toEqual([]);
  });
});

it('who guesses tokens has to wait, whether signed in or not', async () => {
  const decks = freshFolder();
  writeLibrary(decks);
  const app = await startApp({ decks, grader: null, env: { SIGN_INS_PER_MINUTE: '10' } });
  try {
    const coach = await app.account();
    const { id: cohortId } = await coach.call('createCohort', { body: { name: 'Autumn' } });
    const { token } = await coach.call('createInvitation', { params: { cohortId }, body: {} });
    for (let sent = 0; sent < 15; sent += 1)
      expect(await app.stranger.call('getInvitation', { params: { token } })).toMatchObject({ joined: null });
    for (let tried = 0; tried < 10; tried += 1)
      expectProblem(await app.stranger.refused('getInvitation', { params: { token: guessed } }), 404);
    for (const [client, operation] of [
      [app.stranger, 'getInvitation'],
      [coach, 'acceptInvitation'],
    ] as const)
      expectProblem(await client.refused(operation, { params: { token } }), 429, 'wait');
  } finally {
    await app.close();
  }
});
