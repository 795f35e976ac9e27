'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { isPlainClick } from '@/components/ui/is-plain-click';
import { isShortcut } from '@/components/ui/is-shortcut';
import { canOpenAdmin } from '@/lib/access/permissions';
import { adminSearchPath } from './palette-entries';
import { useSession } from './use-session';

const CommandPalette = lazy(async () => ({ default: (await import('./command-palette')).CommandPalette }));

/** Ctrl or Cmd + K, and links to the search; what it opens is loaded then. */
export function PaletteHost() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const byKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isShortcut(event) || event.key.toLowerCase() !== 'k') return;
      if (isForEditor(event.target)) return;
      event.preventDefault();
      setOpen(true);
    };
    const byLink = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (link?.getAttribute('href') !== adminSearchPath() || !isPlainClick(event)) return;
      event.preventDefault();
      event.stopPropagation();
      setOpen(true);
    };
    document.addEventListener('keydown', byKey);
    document.addEventListener('click', byLink, { capture: true });
    return () => {
      document.removeEventListener('keydown', byKey);
      document.removeEventListener('click', byLink, { capture: true });
    };
  }, []);
  if (!isOpen) return null;
  return (
    <Suspense>
      <CommandPalette onClose={() => setOpen(false)} />
    </Suspense>
  );
}

export function OwnerPalette() {
  const { user } = useSession();
  return canOpenAdmin(user) ? <PaletteHost /> : null;
}

/** Where one writes, the key makes a link. */
const isForEditor = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('textarea[name="body"], [contenteditable="true"]') !== null;
