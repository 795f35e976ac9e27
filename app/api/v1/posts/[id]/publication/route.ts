import { endpoints } from '@/lib/api/endpoint';
import { publish, unpublish } from '@/lib/api/operations/write-posts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(publish, unpublish);
