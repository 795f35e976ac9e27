import { endpoints } from '@/lib/api/endpoint';
import { listPosts } from '@/lib/api/operations/posts';
import { createPost } from '@/lib/api/operations/write-posts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(listPosts, createPost);
