import { endpoints } from '@/lib/api/endpoint';
import { createHook, listHooks } from '@/lib/api/operations/webhooks';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(listHooks, createHook);
