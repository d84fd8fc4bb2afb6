import { beforeEach, describe, expect, it, vi } from 'vitest';

/** The module as a page that was just loaded has it. */
async function load() {
  vi.resetModules();
  const { tabId } = await import('../../web/features/interview/tab-id.ts');
  return tabId;
}
beforeEach(() => sessionStorage.clear());

describe('the id of a tab', () => {
  it('is one as long as the page is open', async () => {
    const tabId = await load();
    expect(tabId()).toBe(tabId());
  });
  it('outlives a reload', async () => {
    const before = (await load())();
    dispatchEvent(new Event('pagehide'));
    expect((await load())()).toBe(before);
  });
  it('is not taken along by a copy of the tab', async () => {
    const original = (await load())();
    expect((await load())()).not.toBe(original); // its storage, copied while the page is open
  });
});
