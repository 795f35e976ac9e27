import { endpoints } from '@/lib/api/endpoint';
import { changeHook, deleteHook, getHook } from '@/lib/api/operations/webhooks';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(getHook, changeHook, deleteHook);
