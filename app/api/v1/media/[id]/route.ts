import { endpoints } from '@/lib/api/endpoint';
import { get, describe, remove } from '@/lib/api/operations/media';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(get, describe, remove);
