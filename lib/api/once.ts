import 'server-only';
import { createHash } from 'node:crypto';
import { seal, sign, unseal } from '@/lib/access/tokens';
import { ApiError } from '@/lib/api/api-error';
import type { Caller } from '@/lib/api/caller';
import { claimKey, keepAnswer, releaseKey } from '@/lib/api/mutations/idempotency-keys';
import type { Reply } from '@/lib/api/operation';

const PURPOSE = 'answer to a request that may come twice';

type Asked = { request: Request; caller: Caller | null; bytes: Uint8Array };

/** Carries a request with an `Idempotency-Key` out once; the same again gets the same answer for a day. @throws {ApiError} */
export async function once(
  { request, caller, bytes }: Asked,
  carryOut: () => Promise<Reply<unknown>>,
): Promise<Reply<unknown>> {
  const key = request.headers.get('idempotency-key');
  if (key === null) return carryOut();
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new ApiError('bad-request', {
      detail: 'An Idempotency-Key has 1 to 255 visible ASCII characters, such as a UUID.',
    });
  }
  const path = new URL(request.url).pathname;
  const bodyHash = sign(`body ${createHash('sha256').update(bytes).digest('hex')}`);
  // Nobody shares a name with everybody else who has no token: there a key belongs to its body.
  const asker = caller?.actor.id ?? bodyHash;
  const keyHash = sign(`idempotency ${asker} ${path} ${key}`);
  const claim = await claimKey(keyHash, bodyHash);
  switch (claim.state) {
    case 'running':
      throw new ApiError('request-in-progress', { headers: { 'Retry-After': '1' } });
    case 'other-request':
      throw new ApiError('key-reused');
    case 'answered': {
      const text = unseal(PURPOSE, keyHash, claim.answer);
      // Sealed under another AUTH_SECRET, which also makes every hash of a key another one.
      if (text === null) throw new ApiError('key-reused');
      const reply = JSON.parse(text) as Reply<unknown>;
      return { ...reply, headers: { ...reply.headers, 'Idempotency-Replayed': 'true' } };
    }
    case 'new': {
      const reply = await carryOut().catch(async (error: unknown) => {
        await releaseKey(keyHash);
        throw error;
      });
      await keepAnswer(keyHash, seal(PURPOSE, keyHash, JSON.stringify(reply)));
      return reply;
    }
  }
}
