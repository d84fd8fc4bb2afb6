import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { z } from 'zod';
import { routes } from '../../api/routes.ts';
import { watchForProblems } from './browser.ts';

type Review = z.output<(typeof routes)['listReviews']['responses'][200]>['items'][number];

/** Somebody with a browser of their own, who has never been here. */
export interface Visitor {
  page: Page;
  /** What a healthy page never does; a test ends with `expect(problems).toEqual([])`. */
  problems: string[];
  /** The learner’s review log, newest first, asked for with the page’s own cookie. */
  reviews: () => Promise<Review[]>;
}

interface Options {
  width?: number;
  height?: number;
  reducedMotion?: 'reduce' | 'no-preference';
  /** Problems that the test provokes. */
  expected?: readonly RegExp[];
}

/** A new visitor; close the browser when done. It is about noon where they are, so that no study day ends under them. */
export async function newVisitor(
  browser: Browser,
  url: string,
  { width = 1280, height = 900, reducedMotion = 'no-preference', expected = [] }: Options = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height },
    reducedMotion,
    timezoneId: zoneAtNoon(new Date()),
  });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  return {
    page,
    problems: watchForProblems(page, expected),
    reviews: async () => {
      const response = await page.request.get('/api/v1/reviews?limit=200');
      return routes.listReviews.responses[200].parse(await response.json()).items;
    },
  };
}

/** Asserts what becomes true by and by: `await eventually(visitor.reviews).toHaveLength(2)`. */
export const eventually = <T>(read: () => T) => expect.poll(read);

/** A zone in which `now` is between noon and one; POSIX names count west as positive. */
function zoneAtNoon(now: Date): string {
  const east = 12 - now.getUTCHours();
  return east === 0 ? 'Etc/GMT' : `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
}
