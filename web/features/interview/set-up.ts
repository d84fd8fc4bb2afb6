import type { InterviewSettings } from '../../api-types.ts';

/** The choices of the set-up page: the settings of an interview, with a seed where a link brought or made one. */
export type SetUp = Omit<InterviewSettings, 'seed'> & { seed: number | null };

export const lengths = [15, 30, 45, 60] as const;
export const levels = [1, 2, 3] as const satisfies readonly InterviewSettings['levels'][number][];

export const newSetUp = (inputMode: SetUp['inputMode']): SetUp => ({
  careerId: null,
  skillId: null,
  deckIds: [],
  levels: [...levels],
  minutes: 30,
  inputMode,
  think: true,
  followUps: true,
  seed: null,
});

/** The set-up as the query of a link to it. */
export function toQuery(setUp: SetUp): string {
  const { careerId, skillId, deckIds, minutes, inputMode, think, followUps, seed } = setUp;
  return new URLSearchParams([
    ...(careerId === null ? [] : [['career', careerId]]),
    ...(skillId === null ? [] : [['skill', skillId]]),
    ...deckIds.map((id) => ['deck', id]),
    ...setUp.levels.map((level) => ['level', String(level)]),
    ['minutes', String(minutes)],
    ['answers', inputMode],
    ['think', think ? 'yes' : 'no'],
    ['followUps', followUps ? 'yes' : 'no'],
    ...(seed === null ? [] : [['seed', String(seed)]]),
  ]).toString();
}

/** What the query of a link sets; what it lacks or garbles is left out. */
export function fromQuery(query: string): Partial<SetUp> {
  const search = new URLSearchParams(query);
  const id = (name: string) => search.get(name)?.slice(0, 200) || undefined;
  const whole = (name: string, least: number, most: number) => {
    const value = Number(search.get(name) ?? Number.NaN);
    return Number.isInteger(value) && value >= least && value <= most ? value : undefined;
  };
  const flag = (name: string) => ({ yes: true, no: false })[search.get(name) ?? ''];
  const asked = search.getAll('level');
  const chosen = levels.filter((level) => asked.includes(String(level)));
  const mode = search.get('answers');
  const careerId = id('career');
  const skillId = id('skill');
  return defined({
    ...(careerId === undefined && skillId === undefined
      ? {}
      : { careerId: careerId ?? null, skillId: careerId === undefined ? (skillId ?? null) : null }),
    deckIds: search.has('deck') ? search.getAll('deck').slice(0, 50) : undefined,
    levels: chosen.length > 0 ? chosen : undefined,
    minutes: whole('minutes', 15, 60),
    inputMode: mode === 'spoken' || mode === 'typed' ? mode : undefined,
    think: flag('think'),
    followUps: flag('followUps'),
    seed: whole('seed', 0, 2_147_483_647),
  });
}

/** A seed to put into a link: whoever opens it, with a record like ours, is asked the same. */
export const newSeed = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) >>> 1;

const key = 'rehearse.interview-set-up';

/** The last choice in this browser; nothing where there is none. */
export function lastSetUp(): Partial<SetUp> {
  try {
    return fromQuery(localStorage.getItem(key) ?? '');
  } catch {
    return {};
  }
}

/** Remembers a choice, without its seed: the next interview asks other questions. */
export function rememberSetUp(setUp: SetUp) {
  try {
    localStorage.setItem(key, toQuery({ ...setUp, seed: null }));
  } catch {
    // No storage: the next set-up begins as the first.
  }
}

/** Without what is undefined. */
function defined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // The cast: what was undefined is gone.
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
