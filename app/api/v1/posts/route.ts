import { endpoints } from '@/lib/api/endpoint';
import { createPost, listPosts } from '@/lib/api/operations/posts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(listPosts, createPost);
