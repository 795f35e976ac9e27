import { endpoints } from '@/lib/api/endpoint';
import { listTags } from '@/lib/api/operations/posts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(listTags);
