import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { escapeHtml } from '@/lib/escape-html';
import { isSecretField } from '@/lib/secret-fields';
import { isForPrograms } from '@/lib/server/http/api-path';
import { isUpload } from '@/lib/server/http/request-limits';
import { emergencyPage } from './emergency-page';

/** With scripts the page still holds what was typed; without, the answer carries it back in a form. Pictures it does not. */
export function isPlainForm({ method, url, headers }: IncomingMessage): boolean {
  const type = headers['content-type'] ?? '';
  return (
    method === 'POST' &&
    !isForPrograms(url) &&
    !isUpload(url) &&
    headers['next-action'] === undefined &&
    (type.startsWith('multipart/form-data') || type.startsWith('application/x-www-form-urlencoded'))
  );
}

export const isScriptedForm = ({ method, headers }: IncomingMessage): boolean =>
  method === 'POST' && headers['next-action'] !== undefined;

export const namesAction = (form: FormData): boolean =>
  [...form.keys()].some((name) => name.startsWith('$ACTION_'));

const RECOVER =
  '<p>If you wrote more than a few words, they also wait at <a href="/account/recover">Recover text</a>, for seven days.</p>';

export function returnedForm(
  request: IncomingMessage,
  form: FormData,
): { body: Buffer; headers: OutgoingHttpHeaders } {
  const fields = [...form].map(([name, value]) => field(name, value));
  return emergencyPage(
    'This could not be saved, but your text is still here.',
    '<p>Wait a moment, then try again. If you were logged out, <a href="/login" target="_blank">log in in another tab</a> first.</p>' +
      RECOVER +
      `<form method="post" action="${escapeHtml(request.url ?? '/')}" enctype="multipart/form-data">` +
      `${fields.join('')}<button>Try again</button></form>`,
  );
}

export function shownForm(form: FormData, why: string): { body: Buffer; headers: OutgoingHttpHeaders } {
  const texts = [...form].flatMap(([name, value]) =>
    typeof value !== 'string' || value.trim() === '' || isHidden(name) || isSecretField(name)
      ? []
      : [`<label>${labelOf(name)} <textarea readonly>\n${escapeHtml(value)}</textarea></label>`],
  );
  return emergencyPage(
    'This was not carried out, but your text is still here.',
    `<p>${escapeHtml(why)} Copy what you need, go back, and try again.</p>${RECOVER}${texts.join('')}`,
  );
}

/** @param body the whole body, as it was sent; null when it is no form after all, or cut off */
export async function parseForm(request: IncomingMessage, body: Buffer): Promise<FormData | null> {
  const type = request.headers['content-type'] ?? '';
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  } catch {
    return null;
  }
}

/** The same, and of a form that was cut off what came before. */
export async function parseStart(request: IncomingMessage, body: Buffer): Promise<FormData | null> {
  const type = request.headers['content-type'] ?? '';
  return (await parseForm(request, body)) ?? parseForm(request, closed(body, type));
}

/** One that was cut off, with the end that it would have had (RFC 2046, 5.1.1). */
function closed(body: Buffer, type: string): Buffer {
  const [, boundary = ''] = /boundary="?([^";]+)"?/.exec(type) ?? [];
  return Buffer.concat([body, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}

function field(name: string, value: FormDataEntryValue): string {
  const attribute = `name="${escapeHtml(name)}"`;
  if (typeof value !== 'string') {
    return value.size === 0
      ? ''
      : `<label>${labelOf(name)} (choose the file again) <input type="file" ${attribute}></label>`;
  }
  // Next's own fields, which name the action and its state, and ours that nobody typed.
  if (isHidden(name)) return `<input type="hidden" ${attribute} value="${escapeHtml(value)}">`;
  if (isSecretField(name)) {
    return `<label>${labelOf(name)} <input type="password" ${attribute}></label>`;
  }
  if (value.length > 80 || value.includes('\n')) {
    // HTML drops one line break right after the tag.
    return `<label>${labelOf(name)} <textarea ${attribute}>\n${escapeHtml(value)}</textarea></label>`;
  }
  return `<label>${labelOf(name)} <input ${attribute} value="${escapeHtml(value)}"></label>`;
}

const isHidden = (name: string): boolean => name.startsWith('$ACTION') || /Id$|^(id|version)$/.test(name);

function labelOf(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
  return escapeHtml(words.charAt(0).toUpperCase() + words.slice(1));
}
