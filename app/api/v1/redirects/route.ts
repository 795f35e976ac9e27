import { endpoints } from '@/lib/api/endpoint';
import { list, put, remove } from '@/lib/api/operations/redirects';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(list, put, remove);
