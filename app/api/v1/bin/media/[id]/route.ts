import { endpoints } from '@/lib/api/endpoint';
import { purge } from '@/lib/api/operations/media';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(purge);
