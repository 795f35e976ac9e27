import { sharedState } from '@/lib/shared-state.mjs';

/**
 * Answers true only when it is certain that the page of this path would say "not found" to everybody.
 *
 * Rendering a page to learn that there is none costs a hundred times the look-up that tells it, and a scan asks for
 * thousands. So the application, which knows its addresses, registers a look-up here, and the server asks it first.
 */
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
