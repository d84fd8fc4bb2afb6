import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';

/** Chromium whose microphone hears a WAV file, once from its beginning for each recording; close it when done. */
export const launchWithMicrophone = (file: string): Promise<Browser> =>
  launchBrowser(
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-audio-capture=${file}%noloop`,
  );

/** What the clock of the recording on show says, in seconds. */
export async function secondsRecorded(page: Page): Promise<number> {
  const text = await page.getByRole('region', { name: 'Recording' }).getByRole('timer').innerText();
  const [minutes = 0, seconds = 0] = text.split(' ')[0]!.split(':').map(Number);
  return minutes * 60 + seconds;
}

/** A browser’s recording as samples at 16 kHz: the browser knows WebM. Throws where it holds silence alone. */
export async function decode(page: Page, recording: Uint8Array): Promise<Int16Array> {
  const samples = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
    const context = new OfflineAudioContext(1, 1, 16_000);
    const sound = (await context.decodeAudioData(bytes.buffer)).getChannelData(0);
    const whole = Int16Array.from(sound, (sample) => Math.max(-1, Math.min(1, sample)) * 32_767);
    let text = '';
    for (const byte of new Uint8Array(whole.buffer)) text += String.fromCodePoint(byte);
    return btoa(text);
  }, Buffer.from(recording).toString('base64'));
  const bytes = Buffer.from(samples, 'base64');
  const decoded = new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  if (decoded.every((sample) => Math.abs(sample) < 300)) throw new Error('the recording is silent');
  return decoded;
}
