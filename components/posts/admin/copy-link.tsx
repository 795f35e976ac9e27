'use client';

import { useState } from 'react';

/** Browsers let scripts copy on https and on this machine alone; elsewhere the link is shown to be copied by hand. */
export function CopyLink({ url, about }: { url: string; about: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'shown'>('idle');

  async function copy() {
    try {
      await navigator.clipboard.writeText(url);
      setState('copied');
    } catch {
      setState('shown');
    }
  }

  return (
    <>
      <button type="button" className="needs-scripts" onClick={() => void copy()}>
        Copy link<span className="sr-only"> to {about}</span>
      </button>
      <span aria-live="polite">
        {state === 'copied' && 'Copied.'}
        {state === 'shown' && (
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
