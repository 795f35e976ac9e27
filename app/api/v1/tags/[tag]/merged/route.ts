import { endpoints } from '@/lib/api/endpoint';
import { merge } from '@/lib/api/operations/tags';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(merge);
