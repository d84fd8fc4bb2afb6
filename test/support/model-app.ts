import { readConfig } from '../../api/config.ts';
import { configuredGrader } from '../../api/gradings/configured-grader.ts';
import { startApp, type TestApp } from './app.ts';
import { testClock } from './clock.ts';
import { startModelServer, type Behaviour, type ModelServer } from './model-server.ts';

/** The service with a grader whose model follows a script, over real HTTP. */
export interface ModelApp extends TestApp {
  model: ModelServer;
}

/** Starts both; close it when done. `pace`: milliseconds between the points of the model’s stream. */
export async function startModelApp({ pace = 0, now = new Date() } = {}): Promise<ModelApp> {
  const model = await startModelServer({ pace });
  const env = { GRADER_MODEL: 'gpt-5-mini', OPENAI_BASE_URL: model.url, GRADER_PRICES: '0.25,0.025,2' };
  const clock = testClock(now.toISOString());
  const grader = configuredGrader(readConfig(env), { clock });
  const app = await startApp({ clock, env, grader: grader ?? null });
  return {
    ...app,
    model,
    close: async () => {
      await app.close();
      await model.close();
    },
  };
}

/** An answer to “Walk me through what happens … when you run docker run …”, with a misconception in it. */
export const flagshipAnswer = `The CLI is only a client: it asks dockerd over the Unix socket. If the image isn't there yet it comes from Docker Hub, the manifest for my platform first, then the layers.

dockerd asks containerd, which starts a shim, and runc creates the process in its own namespaces. runc exits, the shim stays as the parent. EXPOSE in the image opens port 80, and for -p 8080:80 Docker adds an iptables rule. nginx runs in the foreground as PID 1, so the container lives as long as nginx does. I'd check with docker ps and a curl.`;

const said: Record<string, [verdict: string, quote: string | null, reason: string, confidence?: number]> = {
  api: ['covered', 'it asks dockerd over the Unix socket', 'It names the daemon and its socket.'],
  image: [
    'covered',
    'it comes from Docker Hub, the manifest for my platform first, then the layers',
    'It pulls the manifest, then the layers, if there is no local image.',
  ],
  rootfs: ['missed', null, 'Nothing is said of how layers form the root filesystem.'],
  chain: [
    'covered',
    'dockerd asks containerd, which starts a shim',
    'The whole chain is there, and that the shim stays.',
  ],
  isolate: ['partial', 'runc creates the process in its own namespaces', 'It names namespaces, but no cgroup.', 0.4],
  net: ['wrong', 'EXPOSE in the image opens port 80', 'EXPOSE only documents a port; publishing it makes the rule.'],
  pid1: [
    'covered',
    'nginx runs in the foreground as PID 1',
    'It runs in the foreground, and its end is the container’s end.',
  ],
  verify: ['covered', "I'd check with docker ps and a curl", 'Two ways to check are named.'],
};

/** What the model says of that answer; asked again about the point it is not sure of, it says otherwise. */
export const modelSays = (verdictOfIsolate: 'partial' | 'covered'): Behaviour => ({
  says: ({ points }) =>
    points.map(({ id }) => {
      const [verdict, quote, reason, confidence = 0.95] = said[id] ?? ['missed', null, 'Nothing is said of it.'];
      return {
        id,
        quotes: quote === null ? [] : [quote],
        reason,
        verdict: id === 'isolate' ? verdictOfIsolate : verdict,
        confidence,
      };
    }),
});
