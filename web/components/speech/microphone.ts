/** Why nothing can be recorded here. */
export type MicrophoneProblem =
  | 'insecure' // browsers give the microphone to https and localhost alone
  | 'unsupported'
  | 'denied'
  | 'missing'
  | 'busy'
  | 'failed';

/** What stands in the way whatever the learner allows; undefined for nothing. */
export function standingProblem(): MicrophoneProblem | undefined {
  if (!isSecureContext) return 'insecure';
  // Types say that both are always there; browsers differ.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  return devices === undefined || typeof MediaRecorder === 'undefined' || recordingType() === undefined
    ? 'unsupported'
    : undefined;
}

/** What asking for the microphone failed of. */
export function problemOf(error: unknown): MicrophoneProblem {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return name === 'NotSupportedError' ? 'unsupported' : 'failed';
}

/** Says why, and what to do. */
export const problemWords: Record<MicrophoneProblem, string> = {
  insecure:
    'Browsers give the microphone only to pages over https, or on localhost. Open Rehearse over https, or type your answer.',
  unsupported: 'This browser cannot record. Use a current Chrome, Edge, Firefox or Safari, or type your answer.',
  denied:
    'The microphone is blocked for this page. Allow it in the browser, at the address of the page, and try again; or type your answer.',
  missing: 'No microphone was found. Connect one and try again, or type your answer.',
  busy: 'The microphone cannot be used now; another program may have it. Close that program and try again, or type your answer.',
  failed: 'The recording could not be started. Try again, or type your answer.',
};

/** What this browser can record of what the server takes: Safari before 18.4 knows MP4 only. */
export const recordingType = (): string | undefined =>
  ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'].find((type) => MediaRecorder.isTypeSupported(type));
