'use client';

import { X } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { isShortcut } from '@/components/ui/is-shortcut';
import type { PostKind } from '@/lib/paths';

/** Where the link of the bar leads, scripts or not. */
export const POST_SETTINGS = 'post-settings';

export const settingsNames: Record<PostKind, string> = { post: 'Post settings', page: 'Page settings' };

/** Below the text as a part of the page; by the bar's link or Ctrl and . a drawer beside it. */
export function PostSettings({ children }: { children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);
  const before = useRef<HTMLElement | null>(null);
  const [isOpen, setOpen] = useState(false);

  const open = useCallback(() => {
    before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setOpen(true);
  }, []);
  const close = useCallback(() => {
    setOpen(false);
    before.current?.focus();
  }, []);
  useEffect(() => {
    if (isOpen) root.current?.querySelector('input')?.focus();
  }, [isOpen]);
  useEffect(() => {
    const byKey = (event: globalThis.KeyboardEvent) => {
      if (!isShortcut(event) || event.key !== '.') return;
      event.preventDefault();
      if (isOpen) close();
      else open();
    };
    const byLink = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (link?.getAttribute('href') !== `#${POST_SETTINGS}`) return;
      event.preventDefault();
      open();
    };
    document.addEventListener('keydown', byKey);
    document.addEventListener('click', byLink);
    return () => {
      document.removeEventListener('keydown', byKey);
      document.removeEventListener('click', byLink);
    };
  }, [isOpen, open, close]);

  function closeByEscape(event: KeyboardEvent) {
    if (event.key === 'Escape' && isOpen && !event.defaultPrevented) close();
  }
  return (
    <div
      ref={root}
      id={POST_SETTINGS}
      className="post-settings"
      data-open={isOpen || undefined}
      onKeyDown={closeByEscape}
    >
      {isOpen && (
        <button type="button" className="post-settings-close" onClick={close}>
          <X aria-hidden size={20} />
          <span className="sr-only">Close the settings</span>
        </button>
      )}
      {children}
    </div>
  );
}
