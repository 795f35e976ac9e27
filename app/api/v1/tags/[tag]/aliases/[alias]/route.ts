import { endpoints } from '@/lib/api/endpoint';
import { forgetAlias } from '@/lib/api/operations/tags';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(forgetAlias);
