import 'server-only';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { recordedNetwork, throttleNetwork } from '@/lib/limits/requesting-address';
import { fingerprint, makeFirstStep, readFirstStep } from '@/lib/accounts/two-factor/first-step';
import { readNewAccount } from '@/lib/accounts/sessions/new-account';
import { normaliseIdentifier } from '@/lib/accounts/fields/identifier';
import {
  LOG_IN_ACCOUNT,
  LOG_IN_NETWORK,
  LOG_IN_TYPED_NETWORK,
  perNetwork,
} from '@/lib/limits/attempt-limits';
import { upgradeHash } from '@/lib/accounts/sessions/mutations/upgrade-hash';
import {
  getCheckedAccount,
  getCredentials,
  hasSessionFrom,
} from '@/lib/accounts/sessions/queries/credentials';
import { verifyPassword } from '@/lib/accounts/passwords/password';
import { takeSecondFactor } from '@/lib/accounts/two-factor/mutations/take-second-factor';
import { clearPoints, takePoints, tryPoint } from '@/lib/limits/mutations/throttle';
import { CredentialsSchema, NewAccountSchema } from '@/lib/accounts/sessions/validation';
import { SecondStepSchema } from '@/lib/accounts/two-factor/validation';

export type Verification =
  /** `password` is a fingerprint of the hash that was matched, which startCheckedSession wants to find still. */
  | { outcome: 'verified'; user: { id: string; remember: boolean; password: string } }
  /** The password is right and a code is missing; `firstStep` proves the former for five minutes. */
  | { outcome: 'code-required'; firstStep: string }
  | { outcome: 'refused' };

const refused: Verification = { outcome: 'refused' };

/** next-auth's callback route gets here without any form: all is checked. @throws {ThrottledError | HashingBusyError} */
export async function verifyCredentials(input: unknown, address: string): Promise<Verification> {
  const fresh = NewAccountSchema.safeParse(input);
  if (fresh.success) return verifyNewAccount(fresh.data.newAccount);
  const second = SecondStepSchema.safeParse(input);
  if (second.success) return verifySecondStep(second.data);
  const parsed = CredentialsSchema.safeParse(input);
  if (!parsed.success) return refused;
  const { password, remember, code } = parsed.data;
  const identifier = normaliseIdentifier(parsed.data.identifier);
  // The network first: whoever is over its limit is counted nowhere else.
  await takePoints(perNetwork(LOG_IN_NETWORK, address));
  const typedHere = { limit: LOG_IN_TYPED_NETWORK, key: `${identifier} ${throttleNetwork(address)}` };
  await takePoints([typedHere]);
  const user = await getCredentials(identifier);
  // The same questions and one hash for everybody: neither words nor time tell whether there is an account.
  const account = { limit: LOG_IN_ACCOUNT, key: user ? `user ${user.id}` : identifier };
  const isKnownHere = await hasSessionFrom(user?.id ?? 0, recordedNetwork(address));
  const isWithinLimit = isKnownHere || (await tryPoint(account.limit, account.key));
  const matches = await verifyPassword(password, user);
  if (!user || !matches || user.disabledAt) return refuse(user?.id);
  if (!isWithinLimit) return refuse(user.id, 'too many attempts');
  await clearPoints([typedHere, account]);
  const passwordHash = await upgradeHash(user, password);
  if (!passwordHash) return refuse(user.id);
  if (user.totpEnabledAt && !code) {
    return {
      outcome: 'code-required',
      firstStep: makeFirstStep({ userId: user.id, remember, passwordHash }),
    };
  }
  if (user.totpEnabledAt && !(await takeSecondFactor(user.id, code!))) return refuse(user.id, 'wrong code');
  return verified(user.id, remember, fingerprint(passwordHash));
}

async function verifySecondStep(input: { firstStep: string; code: string }): Promise<Verification> {
  const first = readFirstStep(input.firstStep);
  const user = first && (await getCheckedAccount(first.userId));
  if (!first || !user || user.disabledAt || fingerprint(user.passwordHash) !== first.password) return refused;
  if (!(await takeSecondFactor(user.id, input.code))) return refuse(user.id, 'wrong code');
  return verified(user.id, first.remember, first.password);
}

async function verifyNewAccount(note: string): Promise<Verification> {
  const userId = readNewAccount(note);
  const user = userId && (await getCheckedAccount(userId));
  if (!user || user.disabledAt) return refused;
  return verified(user.id, false, fingerprint(user.passwordHash));
}

async function verified(id: number, remember: boolean, password: string): Promise<Verification> {
  await recordEvent('log-in', { actorId: id, userId: id });
  return { outcome: 'verified', user: { id: String(id), remember, password } };
}

async function refuse(userId: number | undefined, detail?: string): Promise<Verification> {
  await recordEvent('log-in-failed', { userId, detail });
  return refused;
}
