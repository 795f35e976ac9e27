import 'server-only';
import { cookies } from 'next/headers';
import { hostCookie } from '@/lib/auth/host-cookie';
import { draftKey, POSTED_COOKIE } from '@/lib/comments/draft-key';

/**
 * Tells the browser which draft it need not keep any longer. A redirect says only where to go, and a draft is
 * dropped only when the server has the text for certain.
 */
export async function markPosted(place: { postId: number; parentId: number | null }): Promise<void> {
  const { name, options } = hostCookie(POSTED_COOKIE);
  (await cookies()).set(name, draftKey(place), { ...options, maxAge: 300 });
}
