import { endpoints } from '@/lib/api/endpoint';
import { changeSite, readSite } from '@/lib/api/operations/site';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(readSite, changeSite);
