import { sharedState } from '@/lib/shared-state';

/** The path that took the place of one that other software had; null where there is none. */
export type FormerAddresses = (path: string) => string | null;

const state = sharedState('former-addresses', (): { find?: FormerAddresses } => ({}));

export function registerFormerAddresses(find: FormerAddresses | undefined): void {
  state.find = find;
}

export const placeOfFormer = (path: string): string | null => state.find?.(path) ?? null;
