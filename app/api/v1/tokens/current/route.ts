import { endpoints } from '@/lib/api/endpoint';
import { deleteAccessToken } from '@/lib/api/operations/accounts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(deleteAccessToken);
