import { endpoints } from '@/lib/api/endpoint';
import { listHookDeliveries } from '@/lib/api/operations/webhooks';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(listHookDeliveries);
