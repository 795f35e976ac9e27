import { endpoints } from '@/lib/api/endpoint';
import { deleteAccountOf, getUser } from '@/lib/api/operations/people';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(getUser, deleteAccountOf);
