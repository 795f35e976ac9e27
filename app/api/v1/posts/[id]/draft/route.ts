import { endpoints } from '@/lib/api/endpoint';
import { getDraft, putDraft, discardDraft } from '@/lib/api/operations/drafts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints(getDraft, putDraft, discardDraft);
