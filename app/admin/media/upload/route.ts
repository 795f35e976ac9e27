import { canManagePosts } from '@/lib/access/permissions';
import { adminHandler } from '@/lib/handler';
import { receivePicture } from '@/lib/media/receive-upload';

export const POST = adminHandler(canManagePosts, receivePicture);
