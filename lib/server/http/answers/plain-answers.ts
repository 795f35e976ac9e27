import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { problemOfRefusal } from './problem-answer';
import { isForPrograms } from '@/lib/server/http/api-path';
import { FILE_POLICY } from './content-security-policy';
import { notUnderstood, type Refusal } from '@/lib/server/http/answers/refusal';
import { returnedForm, namesAction, parseForm, shownForm } from './returned-form';
import { emergencyPage } from './emergency-page';
import { headerList, PRIVATE_CACHE_CONTROL } from './response-headers';

/** Says no in one sentence, and closes the connection when more of a body may follow. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, message, location, allow }: Refusal,
  security: OutgoingHttpHeaders,
): void {
  if (response.headersSent) return;
  const { body, type } = isForPrograms(request.url)
    ? problemOfRefusal(status, message)
    : { body: `${message}\n`, type: 'text/plain; charset=utf-8' };
  response.writeHead(
    status,
    headerList({
      ...security,
      'content-security-policy': FILE_POLICY,
      'content-type': type,
      'content-length': Buffer.byteLength(body),
      'cache-control': PRIVATE_CACHE_CONTROL,
      location,
      allow,
      connection: request.complete ? undefined : 'close',
    }),
  );
  response.end(body);
}

export function apologise(
  request: IncomingMessage,
  response: ServerResponse,
  security: OutgoingHttpHeaders,
): void {
  if (response.headersSent) return;
  if (isForPrograms(request.url)) {
    const refusal = { status: 500, message: 'It is no fault of the request.' };
    return refuse(request, response, refusal, security);
  }
  send(
    response,
    500,
    emergencyPage('Something went wrong.', '<p>It is not your fault. Please try again in a moment.</p>'),
    security,
  );
}

/** The status stays, unless the form itself was why: one that no browser makes, or that never became a call. */
export async function returnForm(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body, acting }: { status: number; body: Buffer; acting: boolean },
  security: OutgoingHttpHeaders,
): Promise<void> {
  const form = await parseForm(request, body);
  if (!form) return refuse(request, response, notUnderstood, security);
  const misread = !acting && namesAction(form);
  if (!response.headersSent)
    send(response, misread ? notUnderstood.status : status, returnedForm(request, form), security);
}

/** Only where nothing says that another site made it, and never as a form: one press would carry out what was refused. */
export async function refuseForm(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: Refusal,
  body: Buffer,
  security: OutgoingHttpHeaders,
): Promise<void> {
  const form = isFromElsewhere(request) ? null : await parseForm(request, body);
  if (!form) return refuse(request, response, refusal, security);
  if (!response.headersSent) send(response, refusal.status, shownForm(form, refusal.message), security);
}

function send(
  response: ServerResponse,
  status: number,
  page: { body: Buffer; headers: OutgoingHttpHeaders },
  security: OutgoingHttpHeaders,
): void {
  response.writeHead(status, headerList({ ...security, ...page.headers }));
  response.end(page.body);
}

/** As far as browsers say: another site may have made the form. */
export function isFromElsewhere({ headers }: IncomingMessage): boolean {
  const { origin = 'null', 'sec-fetch-site': from = 'none' } = headers;
  return origin !== 'null' || from === 'cross-site' || from === 'same-site';
}
