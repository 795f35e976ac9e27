import { endpoints } from '@/lib/api/endpoint';
import { listAllComments } from '@/lib/api/operations/comments';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(listAllComments);
