import { sharedState } from '@/lib/shared-state.mjs';

/** Rendering to learn that there is no page costs a hundred times the look-up, and a scan asks for thousands. */
export type AddressLookup = (path: string) => Promise<boolean>;

const state = sharedState('address-lookup', (): { lookup?: AddressLookup } => ({}));

export function registerAddressLookup(lookup: AddressLookup | undefined): void {
  state.lookup = lookup;
}

/** Whether rendering this path can be spared. A look-up that fails says nothing: rendering will. */
export async function isUnknownAddress(path: string): Promise<boolean> {
  try {
    return (await state.lookup?.(path)) ?? false;
  } catch {
    return false;
  }
}
