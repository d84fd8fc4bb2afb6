import type { Browser, Page } from 'playwright-core';

interface Frame {
  /** A JPEG, base64. */
  data: string;
  /** Seconds. */
  at: number;
}

/**
 * Films a page while something is done in it, and answers a WebM. Chromium takes the frames and encodes them, since
 * Playwright’s own recording needs an ffmpeg that npm does not bring.
 */
export async function film(browser: Browser, page: Page, act: () => Promise<void>): Promise<Buffer> {
  const frames: Frame[] = [];
  const camera = await page.context().newCDPSession(page);
  camera.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    frames.push({ data, at: metadata.timestamp ?? 0 });
    void camera.send('Page.screencastFrameAck', { sessionId });
  });
  await camera.send('Page.startScreencast', { format: 'jpeg', quality: 92 });
  await act();
  await camera.send('Page.stopScreencast');
  const studio = await browser.newPage();
  const encoded = await studio.evaluate(encode, { frames, size: page.viewportSize() ?? { width: 1280, height: 800 } });
  await studio.close();
  return Buffer.from(encoded, 'base64');
}

/** In the browser: draws the frames at their pace before a recorder; base64. */
async function encode({ frames, size }: { frames: Frame[]; size: { width: number; height: number } }): Promise<string> {
  const images = await Promise.all(
    frames.map(async ({ data, at }) => {
      const bytes = Uint8Array.from(atob(data), (letter) => letter.codePointAt(0) ?? 0);
      return { at, image: await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' })) };
    }),
  );
  const canvas = Object.assign(document.createElement('canvas'), size);
  const context = canvas.getContext('2d');
  const recorder = new MediaRecorder(canvas.captureStream(25), {
    mimeType: 'video/webm;codecs=vp9',
    videoBitsPerSecond: 1_200_000,
  });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  recorder.start();
  const began = performance.now();
  for (const { at, image } of images) {
    const wait = (at - (images[0]?.at ?? 0)) * 1000 - (performance.now() - began);
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    context?.drawImage(image, 0, 0, size.width, size.height);
  }
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const ended = new Promise((resolve) => (recorder.onstop = resolve));
  recorder.stop();
  await ended;
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''));
}
