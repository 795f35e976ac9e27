import { endpoints } from '@/lib/api/endpoint';
import { get, change, remove } from '@/lib/api/operations/tags';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(get, change, remove);
