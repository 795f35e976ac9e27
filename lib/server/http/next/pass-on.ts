import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { filePolicy } from '@/lib/server/http/answers/content-security-policy';
import { isEmptyPage, withApology } from './empty-page';
import type { Whereabouts } from '@/lib/server/http/known-addresses';
import { unpacked, type FinishedPage } from '@/lib/server/http/answers/finished-page';
import type { Head, NextResponse, Sink } from './next-response';
import { publicHeaders } from './public-headers';
import {
  headerList,
  isHtml,
  PRIVATE_CACHE_CONTROL,
  SHARED_CACHE_CONTROL,
} from '@/lib/server/http/answers/response-headers';

export type Policies = {
  security: OutgoingHttpHeaders;
  page: string;
  /** That there is nothing (404), or nothing any more (410). @param where what was found out about the address */
  notFound: (where?: Whereabouts) => Promise<FinishedPage | undefined>;
};

export function outgoing(
  head: Head,
  security: OutgoingHttpHeaders,
  policy: string,
  isReaders = false,
): OutgoingHttpHeaders {
  const headers = publicHeaders(head);
  const cacheControl = String(headers['cache-control'] ?? '');
  const shared = isReaders || cacheControl.includes('s-maxage');
  return {
    ...security,
    // Web-based feed readers show the images of posts.
    ...(String(headers['content-type']).startsWith('image/') && {
      'cross-origin-resource-policy': 'cross-origin',
    }),
    'content-security-policy': policy,
    ...headers,
    'cache-control': shared ? sharedCacheControl(headers) : cacheControl || PRIVATE_CACHE_CONTROL,
  };
}

/** A proxy that ignores `Vary` must not give a payload of Next's router to somebody who wants the page. */
function sharedCacheControl(headers: OutgoingHttpHeaders): string {
  const payload = String(headers['content-type'] ?? '').startsWith('text/x-component');
  return payload ? PRIVATE_CACHE_CONTROL : SHARED_CACHE_CONTROL;
}

export function passOn(head: Head, policies: Policies, next: NextResponse, response: ServerResponse): Sink {
  if (isHtml(head.headers) && head.status >= 400) {
    return collect((body) => void sendWhole(head, body, policies, response), response);
  }
  const policy = isHtml(head.headers) ? policies.page : filePolicy(head.headers['content-type']);
  response.writeHead(head.status, headerList(outgoing(head, policies.security, policy)));
  response.on('drain', () => next.emit('drain'));
  response.on('close', () => next.abandon());
  return {
    write: (chunk) => response.write(chunk),
    end: () => void response.end(),
    abort: () => void response.destroy(),
  };
}

async function sendWhole(
  head: Head,
  read: Buffer,
  policies: Policies,
  response: ServerResponse,
): Promise<void> {
  const empty = isEmptyPage(head, read);
  const notFound = empty && head.status === 404 ? await policies.notFound() : undefined;
  const body = notFound ? unpacked(notFound) : empty ? withApology(read) : read;
  const headers = notFound
    ? { ...notFound.heads.headers, 'cache-control': PRIVATE_CACHE_CONTROL }
    : outgoing(head, policies.security, policies.page);
  if (response.headersSent) return;
  const status = notFound?.status ?? head.status;
  response.writeHead(status, headerList({ ...headers, 'content-length': body.length }));
  response.end(body);
}

export function collect(done: (body: Buffer) => unknown, response?: ServerResponse): Sink {
  const chunks: Buffer[] = [];
  return {
    write: (chunk) => chunks.push(chunk) > 0,
    end: () => void done(Buffer.concat(chunks)),
    abort: () => void response?.destroy(),
  };
}

export const discard: Sink = { write: () => true, end: () => {}, abort: () => {} };
