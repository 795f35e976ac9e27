import 'server-only';
import type { Permission } from '@/lib/access/permissions';
import type { Scope } from '@/lib/access/scopes';
import { ApiError } from '@/lib/api/api-error';
import { challenge, type Caller } from '@/lib/api/caller';
import { recordEvent } from '@/lib/audit/mutations/record-event';

type Asked = {
  who: 'anybody' | 'member' | Permission;
  scope?: Scope;
  method: string;
  path: string;
};

/** First whether the person may, then whether the token may. @throws {ApiError} 401 for nobody, 403 for both others */
export async function authorize(caller: Caller | null, { who, scope, method, path }: Asked): Promise<void> {
  if (who === 'anybody') return;
  if (!caller) throw new ApiError('token-required', { headers: { 'WWW-Authenticate': challenge() } });
  const { actor } = caller;
  if (who !== 'member' && !who(actor)) {
    await recordEvent('denied', {
      actorId: actor.id,
      userId: actor.id,
      detail: `${method} /api/v1${path}`,
    });
    throw new ApiError('forbidden');
  }
  if (scope && !caller.may(scope)) {
    throw new ApiError('insufficient-scope', {
      headers: { 'WWW-Authenticate': challenge('insufficient_scope', scope) },
    });
  }
}
