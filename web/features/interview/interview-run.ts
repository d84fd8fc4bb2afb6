import { api } from '../../api-client.ts';
import { ApiError } from '../../api-error.ts';
import type { Interview } from '../../api-types.ts';
import { messageOf } from '../../components/error-state.tsx';
import { newId } from '../../new-id.ts';
import { recordingName, recordingsOf } from '../../recording-outbox.ts';
import { forgetTake, takeKey } from '../../takes.ts';
import { followInterview } from './follow-interview.ts';
import { isOver, timesAt } from './interview-time.ts';
import { OrderedCalls } from './ordered-calls.ts';
import { begunWith, heard, isHeldElsewhere, type RunState } from './run-state.ts';
import { handInOf, isSameSlot, isUnsaved, readSlotDraft, type SlotDraft, writeSlotDraft } from './slot-draft.ts';

const tickMs = 500;
const beatMs = 5000;
const settledMs = 1000;
/** So near the end every word is sent at once: what comes after it does not count. */
const nearEndMs = 10_000;
/** So near the end a recording that runs is ended: there is time to hand it in, and to stop the clock for its words. */
const lastWordsMs = 2500;

/**
 * Goes through an interview in this tab: keeps the draft here and on the server, shows the server that one is there,
 * and sends what the learner does, in order, until it is answered. Everything may be sent twice without harm.
 */
export class InterviewRun {
  #state: RunState;
  readonly #userId: string;
  readonly #holder: string;
  readonly #listeners = new Set<() => void>();
  readonly #calls = new OrderedCalls((away) => this.#state.away !== away && this.#set({ away }));
  #isBeating = false;
  #beatAt = 0;
  #typedAt = 0;
  /** Of the draft that is being handed in. */
  #handInId: string | null = null;
  /** Recordings of this interview are turned into words by the server, as the learner chose. */
  #isTranscribed = false;
  /** Ends the recording that runs. */
  #stopRecording: (() => Promise<void>) | null = null;
  /** When the last recording has ended. */
  #recorded = Promise.resolve();

  constructor(userId: string, holder: string, interview: Interview) {
    this.#userId = userId;
    this.#holder = holder;
    this.#state = begunWith(interview, this.#tab(interview.id));
  }

  state = (): RunState => this.#state;
  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
  /** Another tab or device goes through it. */
  isElsewhere = (): boolean => this.#state.interview.status === 'running' && this.#isOthers();
  times = () => timesAt(this.#state.interview, performance.now() - this.#state.toldAt);
  /** What the recording of the answer is kept under. */
  takeOf = (draft: SlotDraft): string => takeKey(this.#userId, this.#placeOf(draft));
  #placeOf = ({ position, part }: SlotDraft) => `interview ${this.#state.interview.id} ${position} ${part}`;

  /** Goes on until the answered function is called; left while it runs, the interview is paused. */
  open(): () => void {
    this.#calls.isOpen = true;
    const unfollow = followInterview(this.#state.interview.id, (interview) => this.#hear(interview));
    const timer = setInterval(() => this.#tick(), tickMs);
    const onHidden = () => document.hidden && this.save();
    const onPageHide = () => this.#sendLast();
    document.addEventListener('visibilitychange', onHidden);
    addEventListener('pagehide', onPageHide);
    void this.#send(() => api.getInterview(this.#params()));
    return () => {
      this.#calls.isOpen = false;
      unfollow();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onHidden);
      removeEventListener('pagehide', onPageHide);
      // Not yet: the page may show it again at once.
      setTimeout(() => !this.#calls.isOpen && this.#leave());
    };
  }

  change(part: Partial<SlotDraft>) {
    if (this.#state.draft === null) return;
    this.#typedAt = performance.now();
    this.#set({ draft: { ...this.#state.draft, ...part } });
    if (part.answer !== undefined) this.begin();
  }
  /** Saves the draft now, if the server does not have it. */
  save = () => {
    if (this.#state.draft !== null && isUnsaved(this.#state.draft)) void this.#send(() => this.#saveDraft());
  };
  /** Ends the time to think, if it runs. */
  begin() {
    const { interview } = this.#state;
    const { current } = interview;
    const { leftMs, isThinking } = this.times();
    if (current === null || !isThinking) return;
    // At once on the page; how long the answer may take comes with the server’s word.
    const begun = { ...current, step: 'answer' as const, stepMs: 0, stepTargetMs: 0 };
    this.#set({ interview: { ...interview, remainingMs: leftMs, current: begun }, toldAt: performance.now() });
    const body = { position: current.position, holder: this.#holder };
    void this.#send(() => api.beginInterviewAnswer({ ...this.#params(), body }));
  }
  /** Hears of a recording of the answer that runs, by the way to end it; null when none does. */
  recordingRuns = (stop: (() => Promise<void>) | null) => {
    this.#stopRecording = stop;
  };
  /** Ends the recording that runs; the draft is spoken from then on. */
  endRecording = () => {
    if (this.#stopRecording !== null) this.#recorded = this.#stopRecording();
    this.#stopRecording = null;
  };
  pause = () => (this.save(), this.#await('pause', () => api.pauseInterview(this.#held())));
  resume = () => this.#await('resume', () => api.resumeInterview(this.#held()));
  finish = () => (this.endRecording(), this.save(), this.#await('finish', () => api.finishInterview(this.#params())));
  /** Stops the clock while a recording is turned into words, and lets it go on. */
  async rest(resting: boolean) {
    this.#isTranscribed = true;
    if (resting) this.#set({ resting });
    await (resting ? this.pause() : this.resume());
    if (!resting) this.#set({ resting });
  }
  /** Hands in the answer as it stands, or passes. */
  async handIn({ pass }: { pass: boolean }) {
    this.endRecording();
    const { draft, busy, interview } = this.#state;
    if (draft === null || busy !== null) return;
    const body = { ...handInOf(draft, pass), holder: this.#holder };
    this.#handInId = draft.handInId;
    const isTaken = await this.#await('hand-in', () => api.answerInterview({ ...this.#params(), body }));
    this.#handInId = null;
    if (isTaken) return void this.#keepTake(draft, pass ? null : interview);
    const { draft: now, problem } = this.#state;
    if (now !== null && isSameSlot(now, draft))
      this.#set({
        draft: { ...now, handInId: newId() },
        problem: problem ?? 'This was not handed in; it is still here.',
      });
    else if (body.answer.trim() !== '') this.#set({ stranded: draft });
  }
  dropStranded = () => this.#set({ stranded: null });

  /** Does what the learner waits for; answers false where the server refused it. */
  async #await(busy: NonNullable<RunState['busy']>, call: () => Promise<Interview>): Promise<boolean> {
    this.#set({ busy, problem: null });
    const isTaken = await this.#send(call);
    this.#set({ busy: null });
    return isTaken;
  }
  /** Answers false where the server refused. */
  async #send(call: () => Promise<Interview>): Promise<boolean> {
    try {
      this.#hear(await this.#calls.send(call));
      return true;
    } catch (error) {
      // The interview is not as this page believes: once it is read anew, the page says what to do.
      const told = error instanceof ApiError && error.status === 409 ? await this.#readAnew() : null;
      if (told === null) this.#set({ problem: messageOf(error) });
      else this.#hear(told);
      return false;
    }
  }
  #readAnew = () => api.getInterview(this.#params()).catch(() => null);

  /** The draft as it is when this is sent; a sign of life alone if the server has it. */
  async #saveDraft(keepalive = false): Promise<Interview> {
    this.#beatAt = performance.now();
    const { draft } = this.#state;
    if (draft === null) return api.getInterview(this.#params());
    const { position, part, answer, speech } = draft;
    const words = isUnsaved(draft) ? { answer, ...(speech && { speech }) } : {};
    const body = { position, part, holder: this.#holder, ...words };
    const told = await api.saveInterviewDraft({ ...this.#params(), body, keepalive });
    const { draft: now } = this.#state;
    if (now !== null && isSameSlot(now, draft)) this.#set({ draft: { ...now, saved: { answer, speech } } });
    return told;
  }
  #tick() {
    if (this.#state.interview.status !== 'running' || this.isElsewhere()) return;
    const { leftMs, isThinking } = this.times();
    if (leftMs < lastWordsMs && this.#stopRecording !== null) {
      this.endRecording();
      this.#set({ lastWords: this.#isTranscribed });
    }
    const { interview, draft, away } = this.#state;
    if (away || draft === null || this.#isBeating) return;
    const now = performance.now();
    const isSettled = isUnsaved(draft) && (now - this.#typedAt >= settledMs || leftMs < nearEndMs);
    const hasThought = interview.current?.step === 'think' && !isThinking;
    if (!isSettled && !hasThought && leftMs > 0 && now - this.#beatAt < beatMs) return;
    this.#isBeating = true;
    void this.#send(() => this.#saveDraft()).then(() => (this.#isBeating = false));
  }
  /** The page goes: what the server does not have is sent along. */
  #sendLast() {
    const { draft, interview } = this.#state;
    if (draft === null || !isUnsaved(draft) || isOver(interview) || this.#isOthers()) return;
    this.#saveDraft(true).catch(() => undefined); // it is kept in this browser
  }
  #leave() {
    const { interview, busy } = this.#state;
    if (interview.status !== 'running' || this.#isOthers() || busy !== null) return;
    this.save();
    void this.#send(() => api.pauseInterview(this.#held()));
  }

  /** The take of what was handed in is sent, if its learner wants recordings kept, and is no longer in the way here. */
  async #keepTake(draft: SlotDraft, interview: Interview | null) {
    const attemptId = interview?.current?.attemptId;
    if (attemptId !== undefined && draft.mode === 'speak' && draft.speech !== null)
      await recordingsOf(this.#userId).add(this.#placeOf(draft), recordingName(attemptId, draft.part), this.#recorded);
    await forgetTake(this.takeOf(draft)).catch(() => undefined); // where nothing is stored
  }

  #hear(interview: Interview) {
    const { stranded: before, draft, interview: known } = this.#state;
    this.#set(heard(this.#state, interview, this.#tab(interview.id)));
    // The server hands in at the end what was in the making.
    const isHandedIn = draft !== null && isOver(interview) && draft.handInId !== this.#handInId && !this.#isOthers();
    if (isHandedIn) void this.#keepTake(draft, known);
    const { stranded } = this.#state;
    if (stranded === null || stranded === before || !isOver(interview)) return;
    // After the end the server keeps such words with their question.
    const { position, part, answer } = stranded;
    api.saveInterviewDraft({ ...this.#params(), body: { position, part, answer } }).catch(() => undefined);
  }
  #tab = (interviewId: string) => ({
    holder: this.#holder,
    handInId: this.#handInId,
    kept: () => readSlotDraft(this.#userId, interviewId),
    now: performance.now(),
  });
  #isOthers = () => isHeldElsewhere(this.#state.interview, this.#holder);
  #params = () => ({ params: { interviewId: this.#state.interview.id } });
  #held = () => ({ ...this.#params(), body: { holder: this.#holder } });

  #set(change: Partial<RunState>) {
    const { draft: before } = this.#state;
    this.#state = { ...this.#state, ...change };
    const { interview, draft } = this.#state;
    if (draft !== before && !this.#isOthers()) writeSlotDraft(this.#userId, interview.id, draft);
    for (const listener of this.#listeners) listener();
  }
}
