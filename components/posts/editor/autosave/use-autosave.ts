import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { useActionForm } from '@/components/forms/action-form';
import type { FormValues } from '@/lib/form-state';
import { newPostPath } from '@/lib/paths';
import { dropBackup } from '../fields/backups';
import { readDraft, type ShownSettings } from '../fields/field-values';
import { Autosaver, type Autosave, type Basis } from './autosaver';

/** What is typed is kept on the server by itself, as the working copy of the post. */
export function useAutosave(
  root: RefObject<HTMLElement | null>,
  basis: Basis & { mergedCopy?: string },
  shown: ShownSettings,
  onMerged: (values: FormValues, sent: FormValues) => void,
): Autosave {
  const { state, pending } = useActionForm();
  const saver = useRef<Autosaver>(null);
  const [autosave, setAutosave] = useState<Autosave>({ copy: basis.copy, status: 'idle', keptAt: 0 });
  const formOf = () => root.current?.closest('form') ?? null;

  const read = useEffectEvent(() => {
    const form = formOf();
    return form ? readDraft(form, shown) : {};
  });
  const noteAllKept = useEffectEvent(() => {
    dropBackup(basis.id ? String(basis.id) : 'new');
    if (!basis.id) rememberAddress(newPostPath(basis.key));
  });
  const noteMerged = useEffectEvent(onMerged);
  const make = useEffectEvent(
    () => new Autosaver(basis, { read, onChange: setAutosave, onAllKept: noteAllKept, onMerged: noteMerged }),
  );
  const update = useEffectEvent(() => {
    if (!saver.current) return;
    saver.current.isSubmitting = pending;
    saver.current.basis = basis;
  });
  const settle = useEffectEvent(() => {
    if (state.status === 'done') saver.current?.begin(state.values ?? {});
    else if (state.status === 'merged') saver.current?.rebase();
    else saver.current?.typed();
  });

  useEffect(() => {
    const form = root.current?.closest('form');
    if (!form) return;
    const made = make();
    saver.current = made;
    const typed = () => made.typed();
    const keep = () => void made.keep();
    const keepHidden = () => {
      if (document.visibilityState === 'hidden') void made.keep();
    };
    const overtake = () => {
      const field = form.elements.namedItem('sequence');
      const sequence = made.overtake();
      if (field instanceof HTMLInputElement) field.value = String(sequence);
    };
    form.addEventListener('input', typed);
    form.addEventListener('submit', overtake, { capture: true });
    document.addEventListener('visibilitychange', keepHidden);
    window.addEventListener('online', keep);
    return () => {
      made.stop();
      form.removeEventListener('input', typed);
      form.removeEventListener('submit', overtake, { capture: true });
      document.removeEventListener('visibilitychange', keepHidden);
      window.removeEventListener('online', keep);
    };
  }, [root]);
  useEffect(() => update());
  useEffect(() => {
    if (state.status !== 'idle') settle();
  }, [state]);

  // What was merged by itself lies upon another copy: not by the state of the form, which nobody sent.
  const upon = useRef(basis.mergedCopy);
  useEffect(() => {
    if (upon.current === basis.mergedCopy) return;
    upon.current = basis.mergedCopy;
    if (basis.mergedCopy !== undefined) saver.current?.rebase();
  }, [basis.mergedCopy]);

  return autosave;
}

/** For a reload. Not by the router, which would open another editor when it renders the page anew. */
function rememberAddress(path: string): void {
  if (location.pathname + location.search !== path)
    History.prototype.replaceState.call(history, history.state, '', path);
}
