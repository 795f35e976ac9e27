import { endpoints } from '@/lib/api/endpoint';
import { get, rename } from '@/lib/api/operations/revisions';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(get, rename);
