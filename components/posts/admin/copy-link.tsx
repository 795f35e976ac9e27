'use client';

import { useCopy } from '@/components/ui/use-copy';

/** Where scripts may not copy, the link is shown to be copied by hand. */
export function CopyLink({ url, about }: { url: string; about: string }) {
  const { outcome, copy } = useCopy(url);

  return (
    <>
      <button type="button" className="needs-scripts" onClick={() => void copy()}>
        Copy link<span className="sr-only"> to {about}</span>
      </button>
      <span aria-live="polite">
        {outcome === 'copied' && 'Copied.'}
        {outcome === 'refused' && (
          <input
            readOnly
            value={url}
            aria-label={`Link to ${about}`}
            className="input"
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </span>
    </>
  );
}
