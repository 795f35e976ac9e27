import { endpoints } from '@/lib/api/endpoint';
import { list, upload } from '@/lib/api/operations/media';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(list, upload);
