import type { Head } from './next-response';
import { isHtml } from '@/lib/server/http/answers/response-headers';

/** When rendering ends with notFound() or an error, Next 16.4 sends a document, known by its id, that a script fills. */
export const isEmptyPage = ({ headers }: Head, body: Buffer): boolean =>
  isHtml(headers) && body.subarray(0, 200).includes('<html id="__next_error__"');

export function withApology(body: Buffer): Buffer {
  const apology =
    '<noscript><h1>Something went wrong.</h1><p>It is not your fault. Please try again in a moment.</p></noscript>';
  return Buffer.from(body.toString().replace('<body>', `<body>${apology}`));
}
