'use client';

import { useEffect } from 'react';
import { isPlainClick } from './is-plain-click';

/** Milliseconds between two looks at the address, and after which a link that leads nowhere is given up. */
const LOOK = 50;
const GIVE_UP = 30_000;

/** Next follows links without loading a page, so the browser's own sign of loading stays still. */
export function LinkProgress() {
  useEffect(() => {
    let timer: number | undefined;
    const stop = () => {
      clearInterval(timer);
      document.documentElement.removeAttribute('data-following');
    };
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link || !isFollowedHere(link, event)) return;
      const [from, until] = [location.href, Date.now() + GIVE_UP];
      stop();
      document.documentElement.setAttribute('data-following', '');
      timer = window.setInterval(() => {
        if (location.href !== from || Date.now() > until) stop();
      }, LOOK);
    };
    document.addEventListener('click', follow);
    window.addEventListener('pageshow', stop);
    return () => {
      stop();
      document.removeEventListener('click', follow);
      window.removeEventListener('pageshow', stop);
    };
  }, []);
  return null;
}

function isFollowedHere(link: HTMLAnchorElement, event: MouseEvent): boolean {
  if (!isPlainClick(event)) return false;
  if (link.origin !== location.origin || link.target === '_blank' || link.hasAttribute('download'))
    return false;
  return link.pathname !== location.pathname || link.search !== location.search;
}
