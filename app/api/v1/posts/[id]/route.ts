import { endpoints } from '@/lib/api/endpoint';
import { getPost, removePost, updatePost } from '@/lib/api/operations/posts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(getPost, updatePost, removePost);
