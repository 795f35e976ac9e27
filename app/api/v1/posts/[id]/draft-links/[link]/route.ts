import { endpoints } from '@/lib/api/endpoint';
import { revokeLink } from '@/lib/api/operations/draft-links';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(revokeLink);
