'use client';

import { useEffect, useEffectEvent, type ReactNode } from 'react';
import { useHydrated } from '@/components/ui/use-hydrated';
import { showToast, type Toast } from './toasts';

type DoneToastProps = Toast & {
  /** What it tells of: for another one it is shown again. */
  occasion: unknown;
  /** The same in the page, for whoever has no scripts. */
  children: ReactNode;
};

/** What was done, where a page or a form says so: a toast, or without scripts a part of the page. */
export function DoneToast({ occasion, children, ...toast }: DoneToastProps) {
  const isHydrated = useHydrated();
  const show = useEffectEvent(() => showToast(toast));
  useEffect(() => show(), [occasion]);
  return isHydrated ? null : <div className="without-scripts">{children}</div>;
}
