import { useSyncExternalStore } from 'react';

export type Mode = 'rich' | 'markdown';

const KEY = 'colophon.writing-mode';
const listeners = new Set<() => void>();

/**
 * How this browser writes: the choice is remembered, also from one tab to the next. Who has not chosen gets rich text,
 * but for fingers: what phones make of it was never tried.
 */
export function useMode(): [Mode, (mode: Mode) => void] {
  const mode = useSyncExternalStore(subscribe, read, () => 'markdown' as const);
  return [mode, choose];
}

function read(): Mode {
  try {
    const remembered = localStorage.getItem(KEY);
    return remembered === 'rich' || remembered === 'markdown' ? remembered : chosen();
  } catch {
    return chosen();
  }
}

let choice: Mode | undefined;

const chosen = (): Mode => choice ?? (matchMedia('(pointer: fine)').matches ? 'rich' : 'markdown');

function choose(mode: Mode): void {
  choice = mode;
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
