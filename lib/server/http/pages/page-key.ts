import { isApi } from '@/lib/server/http/api-path';
import type { FinishedPage } from '@/lib/server/http/answers/finished-page';

/** What a finished page is kept under. A list of the API is another one with each query. */
export function keyOf(url: string): string {
  if (isApi(url)) return url;
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}

export const isPageFor = (page: FinishedPage, url: string): boolean =>
  page.ignoresQuery || isApi(url) || !url.includes('?');
