import { canManagePosts } from '@/lib/access/permissions';
import { adminHandler } from '@/lib/handler';
import { answerKeepCopy } from '@/lib/posts/working-copies/keep-copy';

/** No server action: Next carries those out one after another, and a save would wait for what is kept by itself. */
export const POST = adminHandler(canManagePosts, answerKeepCopy);
