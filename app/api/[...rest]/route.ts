import { endpoints } from '@/lib/api/endpoint';
import { nothing } from '@/lib/api/operations/nothing';

/** Programs get no page for people, whatever they ask for. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(...nothing);
