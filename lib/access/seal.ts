import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

export const SEAL_MARK = 'v1.';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM with a key for each purpose, bound to the owner: worth nothing in another row. */
export function sealWith(secret: string, purpose: string, owner: string, text: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), iv).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return SEAL_MARK + sealed.toString('base64url');
}

export function unsealWith(secret: string, purpose: string, owner: string, text: string): string | null {
  if (!text.startsWith(SEAL_MARK)) return null;
  const sealed = Buffer.from(text.slice(SEAL_MARK.length), 'base64url');
  const end = sealed.length - TAG_BYTES;
  try {
    const iv = sealed.subarray(0, IV_BYTES);
    const options = { authTagLength: TAG_BYTES };
    const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, purpose), iv, options);
    decipher.setAAD(Buffer.from(owner)).setAuthTag(sealed.subarray(end));
    return decipher.update(sealed.subarray(IV_BYTES, end)).toString('utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}

const keyFor = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `colophon ${purpose}`, 32));
