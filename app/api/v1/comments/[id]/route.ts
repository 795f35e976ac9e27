import { endpoints } from '@/lib/api/endpoint';
import { editComment, getComment, removeComment } from '@/lib/api/operations/comments';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(getComment, editComment, removeComment);
