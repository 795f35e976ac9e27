/** Octets of a whole address, of the part before the @, and of the part after it (RFC 5321, 4.5.3.1). */
const MAX_ADDRESS = 254;
const MAX_LOCAL = 64;
const MAX_DOMAIN = 253;

/** RFC 5322's dot-atom, with letters of every script (RFC 6531). A quoted local part is none: nobody's form takes it. */
const LOCAL_PART = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** NFKC, the domain in small ASCII letters (`bücher.example` is `xn--bcher-kva.example`); null for what is no address. */
export function toEmailAddress(typed: string): string | null {
  const text = typed.normalize('NFKC').trim();
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  if (at < 1 || !LOCAL_PART.test(local) || octets(local) > MAX_LOCAL) return null;
  const domain = toDomain(text.slice(at + 1));
  const address = `${local}@${domain}`;
  return domain && octets(address) <= MAX_ADDRESS ? address : null;
}

/** `localhost` is one, too; a number such as an IP address is not. */
function toDomain(typed: string): string | null {
  if (!/^[\p{L}\p{M}\p{N}.\u3002\uff0e\uff61_-]+$/u.test(typed) || !URL.canParse(`http://${typed}`))
    return null;
  const domain = new URL(`http://${typed}`).hostname;
  const labels = domain.split('.');
  const isName = labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(labels.at(-1)!);
  return isName && domain.length <= MAX_DOMAIN ? domain : null;
}

const octets = (text: string): number => new TextEncoder().encode(text).length;
