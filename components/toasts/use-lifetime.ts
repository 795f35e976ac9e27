import { useEffect, useEffectEvent, useRef } from 'react';

/** @param length milliseconds, of which those in which it is held do not count */
export function useLifetime(length: number, isHeld: boolean, onEnd: () => void): void {
  const left = useRef(length);
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    if (isHeld) return;
    const begun = Date.now();
    const timer = setTimeout(() => end(), left.current);
    return () => {
      clearTimeout(timer);
      left.current -= Date.now() - begun;
    };
  }, [isHeld]);
}
