import { useSyncExternalStore } from 'react';

export interface Toast {
  id: number;
  message: string;
  tone: 'plain' | 'problem';
  action: { label: string; keys?: string; run: () => void } | undefined;
  /** Stays until dismissed. */
  stays: boolean;
}
type Options = Partial<Pick<Toast, 'tone' | 'action' | 'stays'>>;

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

/** Says something in passing, read out politely; returns an id for `dismissToast`. Only the newest plain one is kept. */
export function toast(message: string, options: Options = {}): number {
  const id = nextId++;
  const entry: Toast = { id, message, tone: 'plain', action: undefined, stays: false, ...options };
  set([...toasts.filter(({ stays }) => stays), entry]);
  return id;
}

export function dismissToast(id: number) {
  set(toasts.filter((entry) => entry.id !== id));
}

/** The toasts on show, for the Toaster. */
export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(subscribe, shown, shown);
}

const shown = () => toasts;

function set(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}
function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
