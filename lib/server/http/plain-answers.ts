import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { FILE_POLICY } from './content-security-policy';
import type { Refusal } from './guard';
import { heldForm } from './held-form';
import { ownPage } from './own-page';
import { headerList, PRIVATE_CACHE_CONTROL } from './response-headers';

/** Says no in one sentence, and closes the connection when more of a body may follow. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, message, location }: Refusal,
  security: OutgoingHttpHeaders,
): void {
  if (response.headersSent) return;
  const body = `${message}\n`;
  response.writeHead(
    status,
    headerList({
      ...security,
      'content-security-policy': FILE_POLICY,
      'content-type': 'text/plain; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'cache-control': PRIVATE_CACHE_CONTROL,
      location,
      connection: request.complete ? undefined : 'close',
    }),
  );
  response.end(body);
}

/** Next itself failed, so that not even its error page could be made. */
export function apologise(response: ServerResponse, security: OutgoingHttpHeaders): void {
  if (response.headersSent) return;
  send(
    response,
    500,
    ownPage('Something went wrong.', '<p>It is not your fault. Please try again in a moment.</p>'),
    security,
  );
}

/** Gives the text of a failed form back; the status stays what it was. */
export async function giveBack(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body }: { status: number; body: Buffer },
  security: OutgoingHttpHeaders,
): Promise<void> {
  const page = await heldForm(request, body);
  if (!response.headersSent) send(response, status, page, security);
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
