import { startTransition, useEffect, useRef, useState } from 'react';
import { useActionForm } from './action-form';

/** Milliseconds. */
const INTERVAL = 500;

const storageKey = (key: string) => `colophon:text:${key}`;

/** A crash, a closed tab and Back lose nothing. @param key names the text in the whole site; without one none is kept */
export function useKeptText(key: string | undefined, name: string, id: string) {
  const { form, state } = useActionForm();
  const { setValue } = form;
  const stored = useRef<string | null>(null);
  const [restored, setRestored] = useState({ since: state, is: false });
  if (restored.since !== state) setRestored({ since: state, is: false });

  useEffect(() => {
    const element = document.getElementById(id);
    if (!key || !(element instanceof HTMLTextAreaElement)) return;
    const base = (stored.current ??= element.defaultValue);
    const kept = read(key);
    if (kept !== null && kept !== base && element.value === base) {
      setValue(name, kept);
      startTransition(() => setRestored(({ since }) => ({ since, is: true })));
    }
    let timer: number | undefined;
    const keep = () => {
      clearTimeout(timer);
      timer = undefined;
      write(key, element.value === stored.current ? null : element.value);
    };
    const keepSoon = () => (timer ??= window.setTimeout(keep, INTERVAL));
    element.addEventListener('input', keepSoon);
    element.form?.addEventListener('submit', keep, { capture: true });
    window.addEventListener('pagehide', keep);
    return () => {
      if (timer) keep();
      element.removeEventListener('input', keepSoon);
      element.form?.removeEventListener('submit', keep, { capture: true });
      window.removeEventListener('pagehide', keep);
    };
  }, [key, name, id, setValue]);

  useEffect(() => {
    const element = document.getElementById(id);
    if (!key || state.status !== 'done' || !(element instanceof HTMLTextAreaElement)) return;
    stored.current = element.value;
    write(key, null);
  }, [key, id, state]);

  function discard() {
    if (!key) return;
    write(key, null);
    setValue(name, stored.current ?? '');
    setRestored({ since: state, is: false });
    document.getElementById(id)?.focus();
  }

  return { isRestored: restored.is, discard };
}

// Storage may be forbidden or full. Writing goes on without the copy then.

function read(key: string): string | null {
  try {
    return localStorage.getItem(storageKey(key));
  } catch {
    return null;
  }
}

function write(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(storageKey(key));
    else localStorage.setItem(storageKey(key), text);
  } catch {
    return;
  }
}
