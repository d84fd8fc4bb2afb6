import { newId } from '../../new-id.ts';

const key = 'rehearse.tab';
let id: string | undefined;

/**
 * An id of this tab that outlives a reload. It lies in the tab’s storage only while no page is open there: a tab that
 * is duplicated copies that storage, and must not take the id along.
 */
export function tabId(): string {
  if (id !== undefined) return id;
  id = take() ?? newId();
  addEventListener('pagehide', leave);
  addEventListener('pageshow', take);
  return id;
}

function take(): string | undefined {
  try {
    const kept = sessionStorage.getItem(key) ?? undefined;
    sessionStorage.removeItem(key);
    return kept;
  } catch {
    return undefined; // no storage: a reload is another tab
  }
}

function leave() {
  try {
    if (id !== undefined) sessionStorage.setItem(key, id);
  } catch {
    // See take.
  }
}
