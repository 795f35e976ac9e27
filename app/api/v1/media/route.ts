import { endpoints } from '@/lib/api/endpoint';
import { uploadMedia } from '@/lib/api/operations/site';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(uploadMedia);
