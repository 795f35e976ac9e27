import { canManagePosts } from '@/lib/access/permissions';
import { adminHandler } from '@/lib/handler';
import { receiveDescription } from '@/lib/media/receive/receive-description';

export const POST = adminHandler(canManagePosts, receiveDescription);
