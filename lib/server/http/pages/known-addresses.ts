/**
 * Rendering a page to learn that there is none costs a hundred times the look-up that tells it, and a scan asks for
 * thousands. So the application, which knows its addresses, says here how to look one up; the server asks first.
 *
 * On globalThis, because the application comes from Next's bundle: two module instances, one state.
 */
export type AddressLookup = (path: string) => Promise<boolean>;

const holder = globalThis as { colophonAddressLookup?: AddressLookup };

/** `ask` answers true only when it is certain that the page of this path would say "not found" to everybody. */
export function registerAddressLookup(ask: AddressLookup | undefined): void {
  holder.colophonAddressLookup = ask;
}

/** Whether rendering this path can be spared. A look-up that fails says nothing: rendering will. */
export async function isUnknownAddress(path: string): Promise<boolean> {
  try {
    return (await holder.colophonAddressLookup?.(path)) ?? false;
  } catch {
    return false;
  }
}
