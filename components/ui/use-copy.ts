import { useState } from 'react';

/** Browsers let scripts copy on https and on this machine alone, and not where they were told not to: then it is `refused`. */
export function useCopy(text: string) {
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  }
  return { outcome, copy };
}
