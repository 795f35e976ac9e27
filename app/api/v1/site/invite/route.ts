import { endpoints } from '@/lib/api/endpoint';
import { createInvite } from '@/lib/api/operations/site';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(createInvite);
