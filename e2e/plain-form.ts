import type { APIRequestContext, APIResponse } from '@playwright/test';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';

type Fields = Record<string, string>;

type Sending = {
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

/** What the form sends by itself: which action, and what it was made for. */
function hiddenFields(html: string, field: string): Fields {
  let found: Fields | undefined;
  visit(fromHtml(html), 'element', (form) => {
    if (form.tagName !== 'form' || found) return;
    const inputs: Element[] = [];
    visit(form, 'element', (element) => {
      if (['input', 'textarea'].includes(element.tagName)) inputs.push(element);
    });
    if (!inputs.some(({ properties }) => properties.name === field)) return;
    const hidden = inputs.filter(({ properties }) => properties.type === 'hidden' && properties.name);
    found = Object.fromEntries(
      hidden.map(({ properties }) => [String(properties.name), String(properties.value ?? '')]),
    );
  });
  if (!found) throw new Error(`no form with a field ${field}`);
  return found;
}
