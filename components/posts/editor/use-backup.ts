import { useEffect, useRef, type RefObject } from 'react';
import type { FormState } from '@/lib/form-state';
import { dropBackup, keepBackup } from './backups';
import { readFields } from './field-values';

/** Milliseconds. */
const INTERVAL = 500;

export function useBackup(
  root: RefObject<HTMLElement | null>,
  post: string,
  version: string,
  isDirty: boolean,
) {
  const waiting = useRef<(() => void) | null>(null);
  // Before the other effect, whose end forgets what waits: Back unmounts the editor.
  useEffect(() => () => waiting.current?.(), []);

  useEffect(() => {
    const element = root.current?.closest('form');
    if (!element || !isDirty) return;
    let timer: number | undefined;
    const keep = () => {
      clearTimeout(timer);
      timer = undefined;
      waiting.current = null;
      keepBackup(post, { values: readFields(element), version, keptAt: Date.now() });
    };
    const keepSoon = () => {
      timer ??= window.setTimeout(keep, INTERVAL);
      waiting.current = keep;
    };
    keepSoon();
    element.addEventListener('input', keepSoon);
    // Before it is sent: what is under way may never arrive.
    element.addEventListener('submit', keep, { capture: true });
    window.addEventListener('pagehide', keep);
    document.addEventListener('visibilitychange', keep);
    return () => {
      clearTimeout(timer);
      waiting.current = null;
      element.removeEventListener('input', keepSoon);
      element.removeEventListener('submit', keep, { capture: true });
      window.removeEventListener('pagehide', keep);
      document.removeEventListener('visibilitychange', keep);
    };
  }, [root, post, version, isDirty]);
}

export function useBackupDropped(post: string, notice: string | undefined, state: FormState) {
  useEffect(() => {
    if (state.status === 'done') dropBackup(post);
    if (notice) dropBackup('new');
  }, [post, notice, state]);
}
