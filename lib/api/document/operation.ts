import 'server-only';
import { makeDocument } from '@/lib/api/document/make-document';
import { operation } from '@/lib/api/operation';
import { z } from '@/lib/zod';

/** The one operation that the document does not describe. */
export const readDocument = operation({
  id: 'getDocument',
  method: 'GET',
  path: '/openapi.json',
  tag: '',
  summary: 'The description of the API',
  who: 'anybody',
  isShared: true,
  success: 200,
  answer: z.unknown(),
  handle: async () => ({ body: await makeDocument() }),
});
