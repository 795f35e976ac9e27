import { sharedState } from '@/lib/shared-state.mjs';

const state = sharedState('finished-pages', (): { drop?: () => void } => ({}));

/** Says how the finished pages of this process are dropped: the server does, which keeps them. */
export function registerDropPages(drop: () => void): void {
  state.drop = drop;
}

/** Makes the finished pages of this process stale at once. */
export function dropPages(): void {
  state.drop?.();
}
