import { endpoints } from '@/lib/api/endpoint';
import { listComments, postComment } from '@/lib/api/operations/comments';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(listComments, postComment);
