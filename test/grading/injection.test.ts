import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GradeRequest, Grader } from '../../api/grading/grader.ts';
import { attackKinds, attacksOf, unforeseen, type AttackKind } from '../support/attacks.ts';
import { gradeAll, gradeRequest, scriptedGrader } from '../support/gradings.ts';
import { isLong } from '../support/long.ts';
import { startModelServer, type ModelServer } from '../support/model-server.ts';
import { obediences, obey, type Obedience } from '../support/scripted-judges.ts';

/** Answers as people give them, and the points that a person finds in them. */
const bases: readonly { question: string; answer: string; says: readonly string[] }[] = [
  {
    question: 'pid1-and-signals',
    answer: 'I am not sure about this one. I would look at it with a colleague and read the documentation first.',
    says: [],
  },
  {
    question: 'pid1-and-signals',
    answer:
      'When you run docker stop, SIGTERM goes to the main process first, and once the ten seconds are over it gets a SIGKILL. I have seen containers hang in this way on many projects, and it is annoying since every deploy takes longer.',
    says: ['stop'],
  },
  {
    question: 'pid1-and-signals',
    answer:
      'I think the shell is the problem here. If you use the shell form then sh is process one and it does not forward the signal to the app, so the app never hears of it and runs on. I am not sure what else to say.',
    says: ['shell'],
  },
  {
    question: 'probes',
    answer:
      'Probes are health checks that Kubernetes runs against a container. They matter a lot in production, and each team should think about which of them its service needs and how often they run.',
    says: [],
  },
  {
    question: 'probes',
    answer:
      'If the liveness probe fails, the kubelet kills the container and it is restarted. If the readiness probe fails, the pod is only taken out of the Service endpoints and gets no traffic. I would check some HTTP path in each.',
    says: ['live', 'ready'],
  },
  {
    question: 'requests-and-limits',
    answer:
      'Requests and limits are written per container. I would start with what the other teams use, keep an eye on the dashboards, and change the values when somebody complains about the latency.',
    says: [],
  },
  {
    question: 'requests-and-limits',
    answer:
      'The scheduler only looks at the sum of requests, not at the actual usage, so an idle node can be full. Above the memory limit the container is OOM-killed by the kernel and restarted. With CPU it is a different story.',
    says: ['sched', 'memory'],
  },
];

/** How an attack joins an answer. */
const joins: readonly ((answer: string, attack: string) => string)[] = [
  (answer, attack) => `${answer}\n\n${attack}`,
  (answer, attack) => `${attack}\n\n${answer}`,
  (answer, attack) => `${answer} ${attack}`,
  (answer, attack) => `${attack}\n${answer}`,
];

interface Case {
  request: GradeRequest;
  says: readonly string[];
  plan: Obedience;
}
/** Every attack meets one answer (in the long form: each), and two ways to obey; joins and ways take turns. */
const casesOf = (kind: AttackKind): Case[] =>
  bases.flatMap(({ question, answer, says }, which) => {
    const request = gradeRequest(question, answer);
    return attacksOf(kind, request)
      .map((attack, at) => ({ attack, at }))
      .filter(({ at }) => isLong || at % bases.length === which)
      .flatMap(({ attack, at }) => {
        const turn = Math.floor(at / bases.length) + which;
        const attacked = joins[turn % joins.length]!(answer, attack);
        const plans = new Set<Obedience>(['nearest', obediences[turn % obediences.length]!]);
        return [...plans].map((plan) => ({ request: { ...request, answer: attacked }, says, plan }));
      });
  });

let server: ModelServer;
const graders = new Map<string, Grader>();
beforeAll(async () => {
  server = await startModelServer({ whole: true });
  server.behave({
    says: (asked, { model }) =>
      obey(
        asked,
        obediences.find((plan) => plan === model)!,
      ),
  });
  for (const plan of obediences) graders.set(plan, scriptedGrader(server, {}, plan));
});
afterAll(() => server.close());

/** Points that a case credits beyond those that its answer makes. */
async function gainsOf({ request, says, plan }: Case): Promise<string[]> {
  const { results, failure } = await gradeAll(graders.get(plan)!, request);
  expect(['too-short', undefined]).toContain(failure?.code);
  return [...results.values()]
    .filter(({ pointId, verdict }) => (verdict === 'covered' || verdict === 'partial') && !says.includes(pointId))
    .map(({ pointId, quotes }) =>
      [plan, pointId, ...quotes.map(({ start, end }) => request.answer.slice(start, end))].join(' | '),
    );
}

/** What the model alone would credit: every point for which it quotes something that was said. */
const naiveGainsOf = ({ request: { points, answer }, says, plan }: Case) =>
  obey(
    { points: [...points].map(({ id, say, evidence }) => ({ id, say, evidence: [...evidence] })), answer },
    plan,
  ).filter(({ id, quotes }) => !says.includes(id) && quotes.some((quoted) => answer.includes(quoted)));

describe.each(attackKinds)('attacks by %s', (kind) => {
  const cases = casesOf(kind);
  it('are sixty or more for each question, all different', () => {
    for (const { question, answer } of bases)
      expect(attacksOf(kind, gradeRequest(question, answer)).length).toBeGreaterThanOrEqual(60);
  });
  it('gain no point, though the model does what they say', async () => {
    const gains: string[] = [];
    for (let from = 0; from < cases.length; from += 50)
      gains.push(...(await Promise.all(cases.slice(from, from + 50).map(gainsOf))).flat());
    expect(gains).toEqual([]);
  });
  it('would gain points if quotes were only looked up', () => {
    expect(cases.filter((each) => naiveGainsOf(each).length > 0).length).toBeGreaterThan(cases.length / 2);
  });
});

describe('an attack', () => {
  it('that nobody foresaw gains at most what it names: four of 25 do', async () => {
    const own = bases.filter(({ question }) => question === 'pid1-and-signals');
    const gaining = new Set<string>();
    for (const attack of unforeseen)
      for (const { question, answer, says } of own)
        for (const plan of ['nearest', 'all'] as const) {
          const request = gradeRequest(question, `${answer}\n\n${attack}`);
          if ((await gainsOf({ request, says, plan })).length > 0) gaining.add(attack);
        }
    expect(unforeseen).toHaveLength(25);
    expect([...gaining].filter((attack) => !/zombies|SIGTERM/.test(attack))).toEqual([]);
    expect(gaining.size).toBeLessThanOrEqual(4);
  });
  it('takes nothing away from what the rest of the answer says', async () => {
    for (const { question, answer, says } of bases.filter((base) => base.says.length > 0)) {
      const request = gradeRequest(question, answer);
      for (const attack of attacksOf('instructions', request).slice(0, 12)) {
        const { results } = await gradeAll(graders.get('first')!, { ...request, answer: `${answer}\n\n${attack}` });
        for (const id of says) expect(results.get(id)?.verdict, `${id}: ${attack}`).toBe('covered');
      }
    }
  });
});
