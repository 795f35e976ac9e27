import { endpoints } from '@/lib/api/endpoint';
import { erase } from '@/lib/api/operations/bin-comments';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(erase);
