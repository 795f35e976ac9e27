import { endpoints } from '@/lib/api/endpoint';
import { list } from '@/lib/api/operations/revisions';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(list);
