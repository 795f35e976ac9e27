import { endpoints } from '@/lib/api/endpoint';
import { endSessionsOfAccount } from '@/lib/api/operations/people';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(endSessionsOfAccount);
