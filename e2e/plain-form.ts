import type { APIRequestContext, APIResponse } from '@playwright/test';
import { hiddenFields } from '@/lib/testing/hidden-fields';

type Fields = Record<string, string>;

export type Sending = {
  page: string;
  /** A field of the form that is meant. */
  field: string;
  fields: Fields;
  origin: string;
  /** Whose cookies go with the form, when not those of who got the page. */
  sender?: APIRequestContext;
};

/** Sends a form as a browser without scripts would, and does not follow where the answer leads. */
export async function sendPlainForm(
  request: APIRequestContext,
  { page, field, fields, origin, sender = request }: Sending,
): Promise<APIResponse> {
  const html = await (await request.get(page)).text();
  const multipart = { ...hiddenFields(html, field), ...fields };
  return sender.post(page, { multipart, headers: { origin }, maxRedirects: 0 });
}
