'use client';

import { lazy, Suspense, useState } from 'react';
import { isShortcut } from '@/components/ui/is-shortcut';
import { focusOwnSearch, isSlash } from '@/components/ui/is-slash';
import { canOpenAdmin } from '@/lib/access/permissions';
import { adminSearchPath } from './palette-entries';
import { useOpening } from './use-opening';
import { useSession } from './use-session';

const CommandPalette = lazy(async () => ({ default: (await import('./command-palette')).CommandPalette }));

/**
 * Ctrl or Cmd + K, and links to the search; what it opens is loaded then.
 * @param withSlash whether that key does it, too: on readers' pages it opens their search
 */
export function PaletteHost({ withSlash = false }: { withSlash?: boolean }) {
  const [isOpen, setOpen] = useState(false);
  useOpening({
    path: adminSearchPath(),
    onLink: () => setOpen(true),
    onKey: (event) => {
      const isK = isShortcut(event) && event.key.toLowerCase() === 'k' && !isForEditor(event.target);
      const isOwnSlash = withSlash && isSlash(event) && !document.querySelector('dialog[open]');
      if (!isK && !isOwnSlash) return;
      event.preventDefault();
      if (isK || !focusOwnSearch()) setOpen(true);
    },
  });
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
