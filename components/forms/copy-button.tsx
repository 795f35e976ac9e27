'use client';

import { useCopy } from '@/components/ui/use-copy';

type CopyButtonProps = { text: string; about?: string };

const said = {
  copied: 'Copied.',
  refused: 'Your browser does not let this page copy: select the text instead.',
};

/** Without scripts it is not shown: the field beside it can be selected. */
export function CopyButton({ text, about }: CopyButtonProps) {
  const { outcome, copy } = useCopy(text);
  return (
    <span className="needs-scripts notice-row">
      <button type="button" className="button" onClick={() => void copy()}>
        Copy{about && <span className="sr-only"> {about}</span>}
      </button>
      <span aria-live="polite">{outcome && said[outcome]}</span>
    </span>
  );
}
