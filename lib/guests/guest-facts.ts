import { showableName } from '@/lib/accounts/fields/display-name';
import { toEmailAddress } from '@/lib/accounts/fields/email-address';
import { isWebAddress } from '@/lib/accounts/fields/website';

/** What a source says of a person, as it is kept and shown. */
export type GuestFacts = { name: string; email: string; website: string; bio: string };

/** Shown where a source has no name that can be shown. */
export const NAMELESS = 'Anonymous';

const MAX_WEBSITE = 200;
const MAX_BIO = 500;
const CONTROL = /[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]/g;

/** Whatever it holds, what comes out can be stored and shown: nothing is refused, what is no name or address is left out. */
export function guestFacts({ name, email, website, bio }: GuestFacts): GuestFacts {
  return {
    name: showableName(name) || NAMELESS,
    email: toEmailAddress(email.slice(0, 1000)) ?? '',
    website: websiteOf(website.trim()),
    bio: bioOf(bio),
  };
}

function websiteOf(text: string): string {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) || text === '' ? text : `https://${text}`;
  return address.length <= MAX_WEBSITE && isWebAddress(address) ? new URL(address).href : '';
}

/** Plain text; the end of a longer one is cut off. */
function bioOf(text: string): string {
  const plain = text
    .slice(0, 10 * MAX_BIO)
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replace(CONTROL, '')
    .trim();
  const characters = [...plain];
  return characters.length <= MAX_BIO ? plain : `${characters.slice(0, MAX_BIO - 1).join('')}…`;
}
