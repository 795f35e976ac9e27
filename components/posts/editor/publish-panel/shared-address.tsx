'use client';

import { Check, Copy, Mail, Share2 } from 'lucide-react';
import { useCopy } from '@/components/ui/use-copy';
import { useHydrated } from '@/components/ui/use-hydrated';

type SharedAddressProps = { url: string; title: string };

/** Where a post is, to pass on: by what the device has for it, else by mail. */
export function SharedAddress({ url, title }: SharedAddressProps) {
  const { outcome, copy } = useCopy(url);
  const isCopied = outcome === 'copied';
  const canShare = useHydrated() && 'share' in navigator;

  return (
    <span className="shared-address">
      <span className="break-anywhere select-all">{decoded(url)}</span>
      <button type="button" className="button needs-scripts" onClick={() => void copy()}>
        {isCopied ? <Check aria-hidden size={16} /> : <Copy aria-hidden size={16} />}
        {isCopied ? 'Copied' : 'Copy link'}
      </button>
      {canShare ? (
        // Whoever changes their mind closes the sheet, which is told as an error.
        <button
          type="button"
          className="button"
          onClick={() => void navigator.share({ url, title }).catch(() => undefined)}
        >
          <Share2 aria-hidden size={16} />
          Share
        </button>
      ) : (
        <a
          href={`mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(url)}`}
          className="button"
        >
          <Mail aria-hidden size={16} />
          Share by mail
        </a>
      )}
    </span>
  );
}

function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
