'use client';

import { useState } from 'react';

type CopyButtonProps = { text: string; about?: string };

/** Without scripts it is not shown: the field beside it can be selected. */
export function CopyButton({ text, about }: CopyButtonProps) {
  const [copied, setCopied] = useState<string>();
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('Copied.');
    } catch {
      // A page without TLS, or a browser that was told not to.
      setCopied('Your browser does not let this page copy: select the text instead.');
    }
  }
  return (
    <span className="needs-scripts notice-row">
      <button type="button" className="button" onClick={() => void copy()}>
        Copy{about && <span className="sr-only"> {about}</span>}
      </button>
      <span aria-live="polite">{copied}</span>
    </span>
  );
}
