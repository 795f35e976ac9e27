import { canManagePosts } from '@/lib/access/permissions';
import { adminHandler } from '@/lib/handler';
import { answerChoice } from '@/lib/media/answer-choice';

/** Stored pictures to choose from, for the editor. */
export const GET = adminHandler(canManagePosts, answerChoice);
