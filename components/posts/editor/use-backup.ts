import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import type { FormState, FormValues } from '@/lib/form-state';
import { dropBackup, keepBackup, noteSent, takeTypedSince } from './backups';
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
    const keepSent = () => {
      keep();
      noteSent(post, readFields(element));
    };
    keepSoon();
    element.addEventListener('input', keepSoon);
    // Before it is sent: what is under way may never arrive.
    element.addEventListener('submit', keepSent, { capture: true });
    window.addEventListener('pagehide', keep);
    document.addEventListener('visibilitychange', keep);
    return () => {
      clearTimeout(timer);
      waiting.current = null;
      element.removeEventListener('input', keepSoon);
      element.removeEventListener('submit', keepSent, { capture: true });
      window.removeEventListener('pagehide', keep);
      document.removeEventListener('visibilitychange', keep);
    };
  }, [root, post, version, isDirty]);
}

/** A new post that was saved goes on in an editor of its own: what was typed on the way goes with it. */
export function useTypedOnTheWay(notice: string | undefined, fill: (values: FormValues) => void) {
  const carry = useEffectEvent(() => {
    const typed = notice ? takeTypedSince('new') : {};
    if (Object.keys(typed).length > 0) fill(typed);
  });
  useEffect(() => carry(), []);
}

export function useBackupDropped(post: string, notice: string | undefined, state: FormState) {
  useEffect(() => {
    if (state.status === 'done') dropBackup(post);
    if (notice) dropBackup('new');
  }, [post, notice, state]);
}
