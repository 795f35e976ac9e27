'use client';

import { useEffect, useEffectEvent } from 'react';
import { isPlainClick } from '@/components/ui/is-plain-click';

type Opening = {
  /** The address of the page that does the same; links to it are followed by `onLink`. */
  path: string;
  onLink: () => void;
  /** For keys that nothing else has taken. */
  onKey: (event: KeyboardEvent) => void;
};

/** What opens something on any page: keys, and links to the page that does the same without scripts. */
export function useOpening({ path, onLink, onKey }: Opening): void {
  const byKey = useEffectEvent((event: KeyboardEvent) => {
    if (!event.defaultPrevented) onKey(event);
  });
  const byLink = useEffectEvent((event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link?.getAttribute('href') !== path || !isPlainClick(event)) return;
    event.preventDefault();
    event.stopPropagation();
    onLink();
  });
  useEffect(() => {
    const [key, link] = [(event: KeyboardEvent) => byKey(event), (event: MouseEvent) => byLink(event)];
    document.addEventListener('keydown', key);
    document.addEventListener('click', link, { capture: true });
    return () => {
      document.removeEventListener('keydown', key);
      document.removeEventListener('click', link, { capture: true });
    };
  }, []);
}
