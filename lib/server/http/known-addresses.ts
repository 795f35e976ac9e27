import { sharedState } from '@/lib/shared-state';

/** `unknown`: nothing is there; `gone`: there was a post, which its author deleted; `known`: rendering will tell. */
export type Whereabouts = 'known' | 'unknown' | 'gone';

/** Rendering to learn that there is no page costs a hundred times the look-up, and a scan asks for thousands. */
export type AddressLookup = (path: string) => Promise<Whereabouts>;

const state = sharedState('address-lookup', (): { lookup?: AddressLookup } => ({}));

export function registerAddressLookup(lookup: AddressLookup | undefined): void {
  state.lookup = lookup;
}

/** A look-up that fails says nothing: rendering will. */
export async function whereaboutsOf(path: string): Promise<Whereabouts> {
  try {
    return (await state.lookup?.(path)) ?? 'known';
  } catch {
    return 'known';
  }
}
