import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

export interface Inspector {
  /** Looks at the page as it is now, in both themes and widths. */
  (state: string, title: string): Promise<void>;
  /** What is wrong, by state. */
  faults: string[];
}

/** Collects what is wrong with a page, state by state; a test ends with `expect(look.faults).toEqual([])`. */
export function inspector(page: Page): Inspector {
  const faults: string[] = [];
  const look = async (state: string, title: string) => {
    for (const [width, height] of [
      [1280, 900],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme });
        await page.locator(`html[data-theme=${theme}]`).waitFor();
        const where = `${state}, ${theme}, ${width} px`;
        faults.push(...(await faultsOf(page, title, theme)).map((fault) => `${where}: ${fault}`));
      }
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
  };
  return Object.assign(look, { faults });
}

/** All of axe’s rules, WCAG 2.2’s too; in the dark, where nothing but colours differs, those about colours. */
const axeOptions: Record<'light' | 'dark', RunOptions> = {
  light: { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } },
  dark: { resultTypes: ['violations'], runOnly: ['color-contrast', 'link-in-text-block'] },
};

async function faultsOf(page: Page, title: string, theme: 'light' | 'dark'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations, ...seen } = await page.evaluate(async (options) => {
    // What the page does about a new width, it has done two frames later.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return {
      violations: (await window.axe.run(options)).violations,
      title: document.title,
      headings: document.querySelectorAll('h1').length,
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    };
  }, axeOptions[theme]);
  return [
    ...violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`),
    ...(seen.title === `${title} · Rehearse` ? [] : [`titled ${seen.title}`]),
    ...(seen.headings === 1 ? [] : [`${seen.headings} h1`]),
    ...(seen.overflow === 0 ? [] : [`${seen.overflow} px too wide`]),
  ];
}
