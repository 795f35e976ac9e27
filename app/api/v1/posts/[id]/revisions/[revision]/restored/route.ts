import { endpoints } from '@/lib/api/endpoint';
import { restore } from '@/lib/api/operations/revisions';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(restore);
