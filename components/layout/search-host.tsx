'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { isShortcut } from '@/components/ui/is-shortcut';
import { focusOwnSearch, isSlash } from '@/components/ui/is-slash';
import { canOpenAdmin } from '@/lib/access/permissions';
import { searchPath } from '@/lib/paths';
import { isForEditor } from './palette-host';
import { useOpening } from './use-opening';
import { useSession } from './use-session';

const SearchDialog = lazy(async () => ({
  default: (await import('@/components/search/search-dialog')).SearchDialog,
}));

/** A slash, Ctrl or Cmd + K, and the links to the search. The owner has the palette at the second. */
export function SearchHost() {
  const { user } = useSession();
  const hasPalette = canOpenAdmin(user);
  const [isOpen, setOpen] = useState(false);
  const open = () => {
    if (!focusOwnSearch()) setOpen(true);
  };
  useOpening({
    path: searchPath(),
    onLink: open,
    onKey: (event) => {
      const isK =
        !hasPalette && isShortcut(event) && event.key.toLowerCase() === 'k' && !isForEditor(event.target);
      if (document.querySelector('dialog[open]') || (!isK && !isSlash(event))) return;
      event.preventDefault();
      open();
    },
  });
  useEffect(() => {
    // Pressed before React was there: lib/inline-scripts.ts.
    const { dataset } = document.documentElement;
    if (dataset.wanted === undefined) return;
    delete dataset.wanted;
    setTimeout(() => focusOwnSearch() || setOpen(true));
  }, []);
  if (!isOpen) return null;
  return (
    <Suspense>
      <SearchDialog onClose={() => setOpen(false)} />
    </Suspense>
  );
}
