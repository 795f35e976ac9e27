'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { isPlainClick } from '@/components/ui/is-plain-click';
import { isShortcut } from '@/components/ui/is-shortcut';
import { focusOwnSearch, isSlash } from '@/components/ui/is-slash';
import { canOpenAdmin } from '@/lib/access/permissions';
import { searchPath } from '@/lib/paths';
import { isForEditor } from './palette-host';
import { useSession } from './use-session';

const SearchDialog = lazy(async () => ({
  default: (await import('@/components/search/search-dialog')).SearchDialog,
}));

/** A slash, Ctrl or Cmd + K, and the links to the search. The owner has the palette at the second. */
export function SearchHost() {
  const { user } = useSession();
  const hasPalette = canOpenAdmin(user);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const byKey = (event: KeyboardEvent) => {
      const isK =
        !hasPalette && isShortcut(event) && event.key.toLowerCase() === 'k' && !isForEditor(event.target);
      if (event.defaultPrevented || document.querySelector('dialog[open]') || (!isK && !isSlash(event)))
        return;
      event.preventDefault();
      if (!focusOwnSearch()) setOpen(true);
    };
    const byLink = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (link?.getAttribute('href') !== searchPath() || !isPlainClick(event)) return;
      event.preventDefault();
      event.stopPropagation();
      if (!focusOwnSearch()) setOpen(true);
    };
    // Pressed before React was there: lib/inline-scripts.ts.
    const { dataset } = document.documentElement;
    if (dataset.wanted !== undefined) {
      delete dataset.wanted;
      setTimeout(() => focusOwnSearch() || setOpen(true));
    }
    document.addEventListener('keydown', byKey);
    document.addEventListener('click', byLink, { capture: true });
    return () => {
      document.removeEventListener('keydown', byKey);
      document.removeEventListener('click', byLink, { capture: true });
    };
  }, [hasPalette]);
  if (!isOpen) return null;
  return (
    <Suspense>
      <SearchDialog onClose={() => setOpen(false)} />
    </Suspense>
  );
}
