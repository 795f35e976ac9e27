import { useSyncExternalStore } from 'react';

export type Mode = 'rich' | 'markdown';

const KEY = 'colophon.writing-mode';
const listeners = new Set<() => void>();

/** How this browser writes: the choice is remembered, also from one tab to the next. */
export function useMode(): [Mode, (mode: Mode) => void] {
  const mode = useSyncExternalStore(subscribe, read, () => 'markdown' as const);
  return [mode, choose];
}

function read(): Mode {
  try {
    return localStorage.getItem(KEY) === 'rich' ? 'rich' : 'markdown';
  } catch {
    return chosen;
  }
}

let chosen: Mode = 'markdown';

function choose(mode: Mode): void {
  chosen = mode;
  try {
    localStorage.setItem(KEY, mode);
  } catch {
    // Storage is forbidden: the choice lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
