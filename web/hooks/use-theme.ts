import { useSyncExternalStore } from 'react';

/** What the learner chose; `system` follows the device. */
export type Theme = 'light' | 'dark' | 'system';
const key = 'rehearse.theme';
const event = 'rehearse:theme';

/** The theme chosen in this browser and a way to choose another; public/theme.js applies it. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(subscribe, read), choose];
}

function read(): Theme {
  try {
    const stored = localStorage.getItem(key);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

function choose(theme: Theme) {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // Storage may be forbidden: the choice then lasts as long as nothing is chosen.
  }
  dispatchEvent(new Event(event));
}

function subscribe(changed: () => void) {
  addEventListener(event, changed);
  addEventListener('storage', changed);
  return () => {
    removeEventListener(event, changed);
    removeEventListener('storage', changed);
  };
}
