import type { Change } from '@/lib/server/http/content-version';
import { sharedState } from '@/lib/shared-state';

const state = sharedState('finished-pages', (): { drop?: (change: Change) => void } => ({}));

export function registerDropPages(drop: (change: Change) => void): void {
  state.drop = drop;
}

export function dropPages(change: Change): void {
  state.drop?.(change);
}
