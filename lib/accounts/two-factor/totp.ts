import 'server-only';
import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every authenticator app knows it: SHA-1, six digits, 30 seconds. */
const PERIOD = 30;
const parameters = { algorithm: 'SHA1', digits: 6, period: PERIOD } as const;

/** 160 random bits in base32, as the RFC recommends. */
export const makeTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** The present 30-second step or a neighbour, for clocks that are off; null for a wrong code. */
export function matchingStep(secret: string, code: string, now = Date.now()): number | null {
  const totp = new TOTP({ ...parameters, secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token: code, timestamp: now, window: 1 });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD) + delta;
}

export function totpUri(secret: string, issuer: string, label: string): string {
  // A colon parts issuer and label, whatever they contain.
  const name = issuer.replaceAll(':', ' ').trim() || 'Blog';
  return new TOTP({ ...parameters, secret: Secret.fromBase32(secret), issuer: name, label }).toString();
}
