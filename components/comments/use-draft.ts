'use client';

import { useEffect, useRef } from 'react';
import { DRAFT_PREFIX, POSTED_COOKIE } from '@/lib/draft-storage';

const POSTED = new RegExp(`(?:^|; )((?:__Host-)?${POSTED_COOKIE})=([^;]+)`);

const storageKey = (key: string) => DRAFT_PREFIX + key;

/** Kept in the browser until the server has the text, or the field holds `stored` again. */
export function useDraft(key: string | undefined, stored = '') {
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    const { current } = field;
    if (!key || !current) return;
    dropPostedDraft();
    // What was typed before the scripts arrived is newer than the draft.
    if (current.value === stored) current.value = read(key) || stored;
    else keep(key, current.value);
  }, [key, stored]);

  return { field, saveDraft: (text: string) => key && keep(key, text === stored ? '' : text) };
}

export function dropPostedDraft(): boolean {
  const [, name, key] = POSTED.exec(document.cookie) ?? [];
  if (!name || !key) return false;
  document.cookie = `${name}=; path=/; max-age=0${name === POSTED_COOKIE ? '' : '; secure'}`;
  keep(key, '');
  return true;
}

// Storage may be forbidden or full; the draft is a comfort, and typing goes on without it.
function read(key: string): string {
  try {
    return localStorage.getItem(storageKey(key)) ?? '';
  } catch {
    return '';
  }
}

function keep(key: string, text: string): void {
  try {
    if (text.trim()) localStorage.setItem(storageKey(key), text);
    else localStorage.removeItem(storageKey(key));
  } catch {
    return;
  }
}
