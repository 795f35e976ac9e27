import { endpoints } from '@/lib/api/endpoint';
import { publishDraft } from '@/lib/api/operations/drafts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(publishDraft);
