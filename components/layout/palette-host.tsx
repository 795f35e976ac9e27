'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { isPlainClick } from '@/components/ui/is-plain-click';
import { isShortcut } from '@/components/ui/is-shortcut';
import { focusOwnSearch, isSlash } from '@/components/ui/is-slash';
import { canOpenAdmin } from '@/lib/access/permissions';
import { adminSearchPath } from './palette-entries';
import { useSession } from './use-session';

const CommandPalette = lazy(async () => ({ default: (await import('./command-palette')).CommandPalette }));

/**
 * Ctrl or Cmd + K, and links to the search; what it opens is loaded then.
 * @param withSlash whether that key does it, too: on readers' pages it opens their search
 */
export function PaletteHost({ withSlash = false }: { withSlash?: boolean }) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const byKey = (event: KeyboardEvent) => {
      const isK = isShortcut(event) && event.key.toLowerCase() === 'k' && !isForEditor(event.target);
      const isOwnSlash = withSlash && isSlash(event) && !document.querySelector('dialog[open]');
      if (event.defaultPrevented || (!isK && !isOwnSlash)) return;
      event.preventDefault();
      if (isK || !focusOwnSearch()) setOpen(true);
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
  }, [withSlash]);
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
export const isForEditor = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('textarea[name="body"], [contenteditable="true"]') !== null;
