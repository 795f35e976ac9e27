import { useEffect, type RefObject } from 'react';
import type { FormState } from '@/lib/form-state';
import { dropBackup, keepBackup } from './backups';
import { readFields } from './post-fields';

/** Pause in typing, in milliseconds, after which the text is kept. */
const PAUSE = 800;

/** While there is something unsaved, keeps it in this browser, so that a crash or a closed tab loses nothing. */
export function useBackup(
  root: RefObject<HTMLElement | null>,
  post: string,
  version: string,
  isDirty: boolean,
) {
  useEffect(() => {
    const element = root.current?.closest('form');
    if (!element || !isDirty) return;
    const keep = () => keepBackup(post, { values: readFields(element), version, keptAt: Date.now() });
    let timer = setTimeout(keep, PAUSE);
    const keepSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE);
    };
    element.addEventListener('input', keepSoon);
    window.addEventListener('pagehide', keep);
    document.addEventListener('visibilitychange', keep);
    return () => {
      clearTimeout(timer);
      element.removeEventListener('input', keepSoon);
      window.removeEventListener('pagehide', keep);
      document.removeEventListener('visibilitychange', keep);
    };
  }, [root, post, version, isDirty]);
}

/** What is stored on the server needs no copy in this browser. */
export function useBackupDropped(post: string, notice: string | undefined, state: FormState) {
  useEffect(() => {
    if (state.status === 'done') dropBackup(post);
    // The first save of a new post led here.
    if (notice) dropBackup('new');
  }, [post, notice, state]);
}
