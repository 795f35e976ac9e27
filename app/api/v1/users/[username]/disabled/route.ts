import { endpoints } from '@/lib/api/endpoint';
import { disableAccount, enableAccount } from '@/lib/api/operations/people';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(disableAccount, enableAccount);
