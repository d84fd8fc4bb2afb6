import type { Page } from 'playwright-core';

/** The answer beside its points, without what its marked passages say of them. */
export const answered = (page: Page) =>
  page.getByRole('group', { name: 'What you answered' }).evaluate((box) => {
    const copy = document.createElement('div');
    copy.innerHTML = box.innerHTML;
    for (const added of copy.querySelectorAll('sup, .sr-only')) added.remove();
    return copy.textContent;
  });
