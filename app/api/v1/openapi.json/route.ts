import { readDocument } from '@/lib/api/document/operation';
import { endpoints } from '@/lib/api/endpoint';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(readDocument);
