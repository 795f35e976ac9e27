import { endpoints } from '@/lib/api/endpoint';
import { listMissing, forget } from '@/lib/api/operations/redirects';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(listMissing, forget);
