import { endpoints } from '@/lib/api/endpoint';
import { createLink, listLinks } from '@/lib/api/operations/draft-links';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(listLinks, createLink);
