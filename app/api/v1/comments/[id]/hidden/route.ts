import { endpoints } from '@/lib/api/endpoint';
import { approve, hide } from '@/lib/api/operations/comments';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(hide, approve);
