// In a page that the server drew (draw-page.tsx). Reading it takes no program, so this starts at the first sign of
// somebody who may use the page, or at once where what the page shows goes on changing. Its files are fetched before,
// when all that is seen is there and nothing else is to do. A button that is pressed too early is pressed again as soon
// as its part of the page is taken over (hooks/use-taken-over.ts).
{
  const { program, files, atOnce } = document.currentScript.dataset;
  const signs = ['pointermove', 'pointerdown', 'wheel', 'scroll', 'keydown', 'focusin', 'blur'];
  const partOf = (button) => (button.closest('main') ? 'page' : 'frame');
  const takenOver = new Set();
  let waiting = null;
  const rest = () => {
    waiting?.removeAttribute('aria-busy');
    waiting = null;
  };

  const listen = () => {
    for (const sign of signs) addEventListener(sign, start, { capture: true, passive: true });
  };
  const start = async () => {
    for (const sign of signs) removeEventListener(sign, start, true);
    try {
      await import(program);
    } catch {
      // The connection broke: the next sign tries again.
      rest();
      listen();
    }
  };
  listen();
  const ahead = files.split(' ');
  const fetchAhead = (idle) => {
    while (ahead.length > 0 && idle.timeRemaining() > 10)
      document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: ahead.shift() }));
    if (ahead.length > 0) requestIdleCallback(fetchAhead);
  };
  addEventListener('load', () => {
    if (atOnce === '') void start();
    else globalThis.requestIdleCallback?.(fetchAhead); // a browser without it has no prefetch either
  });

  const press = ({ target }) => {
    const button = target.closest('button');
    if (button === null || takenOver.has(partOf(button))) return;
    rest();
    waiting = button;
    waiting.setAttribute('aria-busy', 'true');
  };
  addEventListener('click', press, true);
  addEventListener('rehearse:taken-over', ({ detail: part }) => {
    takenOver.add(part);
    if (waiting === null || partOf(waiting) !== part) return;
    const button = waiting;
    rest();
    setTimeout(() => button.click()); // React is not to be called from within its own drawing
  });
}
