import { endpoints } from '@/lib/api/endpoint';
import { getPost } from '@/lib/api/operations/posts';
import { removePost, updatePost } from '@/lib/api/operations/write-posts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(getPost, updatePost, removePost);
