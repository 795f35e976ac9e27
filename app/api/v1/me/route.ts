import { endpoints } from '@/lib/api/endpoint';
import { getOwnUser, updateOwnUser } from '@/lib/api/operations/accounts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(getOwnUser, updateOwnUser);
