'use client';

import { useEffect, useSyncExternalStore } from 'react';

export type SessionUser = { id: number; username: string; name: string; isAdmin: boolean };
export type Session = { status: 'visitor' | 'loading' | 'member'; user: SessionUser | null };

const visitor: Session = { status: 'visitor', user: null };
const loading: Session = { status: 'loading', user: null };

let session: Session = visitor;
let started = false;
let hinted = false;
let generation = 0;
const listeners = new Set<() => void>();

/** One request per page for all islands, and none for a visitor without the hint cookie. */
export function useSession(): Session {
  const current = useSyncExternalStore(subscribe, getSession, getServerSession);
  useEffect(() => {
    if (!started) refreshSession();
  }, []);
  return current;
}

export function refreshSession(): void {
  started = true;
  hinted = hasHint();
  // Keeps what was known on screen while asking again, so that nothing flickers.
  publish(hinted ? (session.user ? session : loading) : visitor);
  if (hinted) void fetchSession(++generation);
}

/** The cookie changes in other tabs and behind the back of a page that was kept for the back button. */
export function refreshSessionIfHintChanged(): void {
  if (hasHint() !== hinted) refreshSession();
}

async function fetchSession(asked: number): Promise<void> {
  let user: SessionUser | null;
  try {
    const response = await fetch('/api/session', {
      cache: 'no-store',
      headers: { accept: 'application/json' },
    });
    if (!response.ok) return;
    ({ user } = (await response.json()) as { user: SessionUser | null });
  } catch {
    return; // Offline: the plain link to the account stays.
  }
  if (asked !== generation) return;
  hinted = hasHint();
  publish(user ? { status: 'member', user } : visitor);
}

function publish(next: Session): void {
  document.documentElement.toggleAttribute('data-signed-in', next.status !== 'visitor');
  session = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) watch('addEventListener');
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) watch('removeEventListener');
  };
}

function watch(change: 'addEventListener' | 'removeEventListener'): void {
  window[change]('focus', refreshSessionIfHintChanged);
  window[change]('pageshow', onPageShow);
}

function onPageShow(event: Event): void {
  if ((event as PageTransitionEvent).persisted) refreshSession();
}

const getSession = () => session;
const getServerSession = () => visitor;
const hasHint = () => /(^|; )(__Host-)?signed_in=1(;|$)/.test(document.cookie);
