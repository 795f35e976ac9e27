'use client';

import { useEffect, useRef } from 'react';

const RELOADED = 'colophon.search-reloaded';

/** Holds what the server filled in. React leaves it alone, but where it makes the page itself, going back, it is empty. */
export function FilledList() {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    const isFilled = (list.current?.childElementCount ?? 0) > 0;
    if (!isFilled && new URLSearchParams(location.search).get('q')) reloadOnce();
    else remember(null);
  }, []);
  return (
    <section
      ref={list}
      aria-label="Results"
      className="search-list"
      data-fill="list"
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: '' }}
    />
  );
}

/** Should the server fill nothing in, the page does not load for ever. */
function reloadOnce(): void {
  if (remember(location.href)) location.reload();
}

/** @returns whether it was remembered, and is news */
function remember(href: string | null): boolean {
  try {
    const isNews = sessionStorage.getItem(RELOADED) !== href;
    if (href === null) sessionStorage.removeItem(RELOADED);
    else sessionStorage.setItem(RELOADED, href);
    return isNews;
  } catch {
    return false;
  }
}
