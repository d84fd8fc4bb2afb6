import { describe, expect, it } from 'vitest';
import { statementCheck } from '../../api/grading/stated.ts';
import { wordsOf } from '../../api/grading/words.ts';
import { gradeRequest } from '../support/gradings.ts';

/** How people say the points of three questions in their own words. */
const paraphrases = {
  'pid1-and-signals': {
    stop: 'first it gets a polite SIGTERM, and if it is still there when the timeout runs out, docker finishes it off with SIGKILL',
    default:
      'the kernel protects the first process, a signal does nothing to it unless the program registered a handler',
    shell:
      'if you write the command as a plain string there is an sh in front which swallows the signal, the app never sees it',
    exec: 'write the entrypoint with square brackets, and if there is a start script let it exec the real program at the end',
    init: 'or start it with the init flag, then tini sits on top and passes the signals down',
    zombies:
      'the first process also has to clean up after orphaned children, otherwise you collect zombies until no more pids are left',
    code: 'anything above 128 means a signal, minus 128 that gives nine, so somebody sent a kill',
    handler: 'in the service itself I would stop taking requests and let those in flight finish before exiting',
    kubernetes: 'on kubernetes it is the same story, only the grace period is thirty seconds there',
  },
  probes: {
    live: 'a failing liveness check makes the kubelet kill and restart the container',
    ready: 'not ready just means no traffic, it is removed from the endpoints but keeps running',
    start: 'for apps that boot slowly the startup one keeps the others quiet until the first success',
    deps: 'never ask the database in liveness, or one outage restarts every replica you have',
    default: 'if you define none, it is simply treated as success',
    tune: 'the timeout is only one second by default, under load that is too aggressive',
    drain: 'you do not need it for draining, a pod that is terminating drops out of the endpoints anyway',
    exec: 'I avoid exec because it forks a process every time, http or grpc is cheaper',
  },
  'requests-and-limits': {
    sched: 'the scheduler adds up the requests on a node, real usage does not matter to it',
    memory: 'go above the memory limit and the kernel OOM kills you, then the container starts again',
    cpu: 'for CPU you only get throttled, so it becomes slow but stays alive',
    evict: 'when a node runs out of memory, best effort pods and those above their requests get evicted first',
    hpa: 'the autoscaler computes its percentage from the request, without one it cannot scale',
    'cpu-limit':
      'many people leave the CPU limit away, since throttling hurts latency more than a noisy neighbour does',
    guard: 'a LimitRange gives defaults per namespace and a quota caps the total',
    measure: 'take the numbers from what you observed, say the 95th percentile of a week',
    resize: 'newer clusters can resize a running pod in place without recreating it',
    'pod-level': 'you can also give the whole pod one budget which its containers share',
    'cgroup-v2': 'all of it is enforced through cgroups, and recent kubelets want version two',
  },
} as const;

const pairs = Object.entries(paraphrases).flatMap(([question, said]) => {
  const { question: asked, points } = gradeRequest(question, '');
  const check = statementCheck(asked.prompt, points);
  return Object.entries(said).flatMap(([about, text]) =>
    points.map(({ id }) => ({
      about,
      id,
      passes: check(
        id,
        wordsOf(text).map(({ folded }) => folded),
      ),
      text,
    })),
  );
});
const share = (among: typeof pairs) => among.filter(({ passes }) => passes).length / among.length;

describe('what can state a point', () => {
  it('lets people say it in their own words', () => {
    const own = pairs.filter(({ about, id }) => about === id);
    expect(share(own)).toBeGreaterThanOrEqual(0.9);
  });
  it('needs no more than a short point has', () => {
    const check = statementCheck('What is tini?', [{ id: 'init', say: 'An init', evidence: [] }]);
    expect(check('init', ['an', 'init'])).toBe(true);
    expect(check('init', ['a', 'shell'])).toBe(false);
  });
  it('is no list of the words of the rubric', () => {
    const { question, points } = gradeRequest('pid1-and-signals', '');
    const list = 'SIGTERM SIGKILL grace period kernel default handler shell exec tini zombies';
    const check = statementCheck(question.prompt, points);
    expect(
      points.some(({ id }) =>
        check(
          id,
          wordsOf(list).map(({ folded }) => folded),
        ),
      ),
    ).toBe(false);
  });
  it('is hardly ever what they say of another point', () => {
    const others = pairs.filter(({ about, id }) => about !== id);
    expect(share(others)).toBeLessThanOrEqual(0.02);
  });
});
