import { endpoints } from '@/lib/api/endpoint';
import { createUser } from '@/lib/api/operations/accounts';
import { listUsers } from '@/lib/api/operations/people';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(listUsers, createUser);
