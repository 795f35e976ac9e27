import { useEffect, useEffectEvent } from 'react';

/** Does something once `value` has stayed the same for `pause` milliseconds; what is under way for an older one is given up. */
export function useSettled<T>(
  value: T,
  pause: number,
  work: (value: T, signal: AbortSignal) => Promise<void>,
): void {
  const run = useEffectEvent(work);
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => void run(value, abort.signal), pause);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [value, pause]);
}
