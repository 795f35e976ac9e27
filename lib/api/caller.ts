import 'server-only';
import { makeActor, type Actor } from '@/lib/access/actor';
import type { Scope } from '@/lib/access/scopes';
import { noteUse } from '@/lib/accounts/personal-tokens/mutations/note-use';
import { getLiveToken } from '@/lib/accounts/personal-tokens/queries/live-token';
import { hasPersonalPrefix, isPersonalToken } from '@/lib/accounts/personal-tokens/token-format';
import { resumeAccess } from '@/lib/accounts/sessions/access-token';
import { ApiError } from '@/lib/api/api-error';
import { recordEvent } from '@/lib/audit/mutations/record-event';

export type Caller = {
  actor: Actor;
  /** What is carried by a session may do all that the person may. */
  may: (scope: Scope) => boolean;
  credential: { kind: 'session'; sid: string } | { kind: 'personal'; id: number };
};

/** Null without a header `Authorization`. @throws {ApiError} 401 for one that opens nothing */
export async function getCaller(request: Request): Promise<Caller | null> {
  const header = request.headers.get('authorization');
  if (header === null) return null;
  const token = /^Bearer +([\w.~+/=-]{1,2000})$/i.exec(header.trim())?.[1];
  const caller = token === undefined ? null : await readToken(token);
  if (caller) return caller;
  throw new ApiError('invalid-token', { headers: { 'WWW-Authenticate': challenge('invalid_token') } });
}

async function readToken(token: string): Promise<Caller | null> {
  if (hasPersonalPrefix(token)) return readPersonalToken(token);
  const access = await resumeAccess(token);
  return (
    access && {
      actor: makeActor(access.person),
      may: () => true,
      credential: { kind: 'session', sid: access.sid },
    }
  );
}

async function readPersonalToken(token: string): Promise<Caller | null> {
  if (!isPersonalToken(token)) return null;
  const live = await getLiveToken(token);
  if (!live) {
    await recordEvent('token-refused', { detail: `a personal token that ends in ${token.slice(-4)}` });
    return null;
  }
  if (!live.isNoted) await noteUse(live.id);
  return {
    actor: makeActor(live.person),
    may: (scope) => live.scopes.includes(scope),
    credential: { kind: 'personal', id: live.id },
  };
}

/** RFC 6750, section 3. */
export function challenge(error?: 'invalid_token' | 'insufficient_scope', scope?: Scope): string {
  const parts = ['realm="Colophon API"', error && `error="${error}"`, scope && `scope="${scope}"`];
  return `Bearer ${parts.filter(Boolean).join(', ')}`;
}
