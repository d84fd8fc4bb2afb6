import type { Client } from './client.ts';

/** Settings of an interview in writing, without time to think or follow-ups unless told otherwise. */
export const interviewBody = (over: Record<string, unknown> = {}) => ({
  id: crypto.randomUUID(),
  deckIds: ['containers'],
  minutes: 15,
  inputMode: 'typed',
  think: false,
  followUps: false,
  seed: 1,
  ...over,
});

/** An interview that was just started. */
export async function startedInterview(client: Client, over: Record<string, unknown> = {}, holder?: string) {
  const { id } = await client.call('createInterview', { body: interviewBody(over) });
  return client.call('startInterview', { params: { interviewId: id }, body: holder === undefined ? {} : { holder } });
}

/** Hands in an answer to what an interview asks now. */
export async function answerCurrent(client: Client, interviewId: string, answer: string, over: object = {}) {
  const { current } = await client.call('getInterview', { params: { interviewId } });
  const { position = 0, part = 0 } = current ?? {};
  const body = { id: crypto.randomUUID(), position, part, answer, inputMode: 'typed', ...over };
  return client.call('answerInterview', { params: { interviewId }, body });
}

/** Follows an interview until it is over and nothing of it is graded any more. */
export async function settled(client: Client, interviewId: string) {
  await client.call('followInterview', { params: { interviewId } });
  return client.call('getInterview', { params: { interviewId } });
}
