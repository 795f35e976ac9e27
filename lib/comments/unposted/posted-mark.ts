import 'server-only';
import { cookies } from 'next/headers';
import { hostCookie } from '@/lib/access/host-cookie';
import { POSTED_COOKIE } from '@/lib/draft-storage';

/** A redirect says only where to go, and a draft is dropped only when the server has the text for certain. */
export async function markPosted(draft: string): Promise<void> {
  const { name, options } = hostCookie(POSTED_COOKIE);
  (await cookies()).set(name, draft, { ...options, maxAge: 300 });
}
