import { useSyncExternalStore, type ReactNode } from 'react';
import type { FormAction, FormValues } from '@/lib/form-state';

export type Undo = { action: FormAction; hidden: FormValues; about?: string };

export type Toast = {
  message: ReactNode;
  /** The way back, which the server decides about as about any other form. */
  undo?: Undo;
  /** What else to do with it. */
  more?: ReactNode;
};

export type KeyedToast = Toast & { key: number };

let shown: KeyedToast | null = null;
let count = 0;
const listeners = new Set<() => void>();

/** In the place of the one before, wherever on the owner's pages somebody is. */
export function showToast(toast: Toast): void {
  set({ ...toast, key: ++count });
}

/** Unless another one is shown by now. */
export function dropToast(key: number): void {
  if (shown?.key === key) set(null);
}

export const useToast = (): KeyedToast | null =>
  useSyncExternalStore(
    subscribe,
    () => shown,
    () => null,
  );

function set(next: KeyedToast | null): void {
  shown = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
