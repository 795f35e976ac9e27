'use client';

import { Link2, Share2 } from 'lucide-react';
import { useEffect, useRef, type MouseEvent } from 'react';
import { useCopy } from '@/components/ui/use-copy';

type SharePostProps = { url: string; title: string };

/** Where scripts may not copy, the link is shown to be copied by hand; without scripts it can be sent by mail. */
export function SharePost({ url, title }: SharePostProps) {
  const tools = useRef<HTMLDivElement>(null);
  const { outcome, copy } = useCopy(url);
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(url)}`;

  // The first tap brings React, and comes too early for it: then the button that it was on is pressed now.
  useEffect(() => {
    if (!matchMedia('(hover: none)').matches || !navigator.userActivation?.isActive) return;
    tools.current?.querySelector<HTMLButtonElement>('button:hover')?.click();
  }, []);

  async function share() {
    if (!('share' in navigator)) return location.assign(mail);
    // Who closes the list of places has said no, and is told nothing.
    await navigator.share({ title, url }).catch(() => {});
  }
  return (
    <div ref={tools} className="share no-print">
      <button type="button" className="share-tool needs-scripts" onClick={(event) => answer(event, copy)}>
        <Link2 aria-hidden size={18} />
        <span aria-live="polite">{outcome === 'copied' ? 'Copied' : 'Copy link'}</span>
      </button>
      <button type="button" className="share-tool needs-scripts" onClick={(event) => answer(event, share)}>
        <Share2 aria-hidden size={18} />
        Share
      </button>
      <noscript>
        <a href={mail} className="share-tool">
          Send by mail
        </a>
      </noscript>
      {outcome === 'refused' && (
        <input
          readOnly
          value={url}
          aria-label="Link to this post"
          className="input"
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </div>
  );
}

/** Prevented, `lib/reading` knows that somebody answers the press. */
function answer(event: MouseEvent, work: () => Promise<void>): void {
  event.preventDefault();
  void work();
}
