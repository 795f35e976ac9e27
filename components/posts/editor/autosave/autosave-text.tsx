'use client';

import { useEffect, useState } from 'react';
import type { Autosave } from './autosaver';

type AutosaveTextProps = { autosave: Autosave; isStored: boolean; isDirty: boolean };

const texts: Partial<Record<Autosave['status'], string>> = {
  saving: 'Saving…',
  offline: 'Offline: kept in this browser',
  'logged-out': 'Logged out: kept in this browser',
  elsewhere: 'Changed elsewhere: kept in this browser',
  refused: 'Too long to be kept by itself',
};

/** Where the text is, in words. */
export function AutosaveText({ autosave: { status, keptAt }, isStored, isDirty }: AutosaveTextProps) {
  const now = useNow(status === 'kept');
  if (!isDirty) return isStored ? 'All saved' : '';
  if (status === 'kept') return `Saved ${agoText(now - keptAt)}`;
  if (status === 'offline' && navigator.onLine) return 'Site not reachable: kept in this browser';
  return texts[status] ?? 'Not saved yet';
}

/** Milliseconds between two looks at the clock. */
const TICK = 5000;

function useNow(isTicking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isTicking) return;
    const look = () => setNow(Date.now());
    look();
    const timer = setInterval(look, TICK);
    return () => clearInterval(timer);
  }, [isTicking]);
  return now;
}

/** @param age in milliseconds; clocks of two machines differ, so it may be less than none */
export function agoText(age: number): string {
  const seconds = Math.floor(age / 1000);
  if (seconds < 5) return 'just now';
  if (seconds < 60) return `${seconds} s ago`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ago` : `${Math.floor(minutes / 60)} h ago`;
}
