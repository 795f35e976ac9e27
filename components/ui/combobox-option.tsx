'use client';

import { useEffect, useRef, type ReactNode } from 'react';

type ComboboxOptionProps = {
  id: string;
  isActive: boolean;
  onPoint: () => void;
  onFollow: () => void;
  children: ReactNode;
};

/** One of the list box below a field: the focus stays in the field. */
export function ComboboxOption({ id, isActive, onPoint, onFollow, children }: ComboboxOptionProps) {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isActive) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <li ref={item} id={id} role="option" aria-selected={isActive} onMouseMove={onPoint} onClick={onFollow}>
      {children}
    </li>
  );
}
