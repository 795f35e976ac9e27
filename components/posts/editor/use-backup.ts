import { useEffect, useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react';
import type { FormState, FormValues } from '@/lib/form-state';
import {
  dropBackup,
  keepBackup,
  noteSent,
  noteCaret,
  resumeBackup,
  takeCaret,
  takeTypedSince,
} from './fields/backups';
import { readFields } from './fields/field-values';

/** Milliseconds. */
const INTERVAL = 500;

export function useBackup(
  root: RefObject<HTMLElement | null>,
  post: string,
  version: string,
  isDirty: boolean,
) {
  const waiting = useRef<(() => void) | null>(null);
  useEffect(() => resumeBackup(post), [post]);
  // While the field is still in the page: what is typed just before another editor takes over has a caret, too.
  useLayoutEffect(() => {
    const element = root.current?.closest('form');
    if (element) return () => noteCaret(element);
  }, [root]);
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
      noteCaret(element);
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

/** A new post that was saved goes on in an editor of its own: what was typed on the way goes with it, and the caret. */
export function useTypedOnTheWay(
  root: RefObject<HTMLElement | null>,
  notice: string | undefined,
  fill: (values: FormValues) => void,
) {
  const carry = useEffectEvent(() => {
    if (!notice) return;
    const typed = takeTypedSince('new');
    if (Object.keys(typed).length > 0) fill(typed);
    const caret = takeCaret();
    const field = caret && root.current?.closest('form')?.elements.namedItem(caret.name);
    if (!(field instanceof HTMLTextAreaElement)) return;
    field.focus({ preventScroll: true });
    field.setSelectionRange(caret!.start, caret!.end);
  });
  useEffect(() => carry(), []);
}

export function useBackupDropped(post: string, notice: string | undefined, state: FormState) {
  useEffect(() => {
    if (state.status === 'done') dropBackup(post);
    if (notice) dropBackup('new');
  }, [post, notice, state]);
}
