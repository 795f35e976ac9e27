import { sharedState } from '@/lib/shared-state.mjs';

const state = sharedState('finished-pages', (): { drop?: () => void } => ({}));

export function registerDropPages(drop: () => void): void {
  state.drop = drop;
}

export function dropPages(): void {
  state.drop?.();
}
