import http from 'node:http';
import type { Settings } from '@/lib/env';

export type FetchedPage = { status: number; type: string; location: string; bytes: Buffer };

/** Where the site itself answers: on this machine, under its own name. */
export type SiteServer = { host: string; port: number; siteUrl: string };

/** The one of these settings. */
export const serverOf = ({
  HOST,
  PORT,
  SITE_URL,
}: Pick<Settings, 'HOST' | 'PORT' | 'SITE_URL'>): SiteServer => ({
  host: HOST === '0.0.0.0' ? '127.0.0.1' : HOST === '::' ? '::1' : HOST,
  port: PORT,
  siteUrl: SITE_URL,
});

/** Whether it answers, and is a site that can be read. */
export const isUp = (server: SiteServer): Promise<boolean> =>
  fetchPage(server, '/api/health/ready').then(
    ({ status }) => status === 200,
    () => false,
  );

/** Milliseconds. A page that is rendered takes a fiftieth of a second. */
const PATIENCE = 60_000;

/** As readers get it. @throws when nobody answers */
export function fetchPage(
  { host, port, siteUrl }: SiteServer,
  path: string,
  { method = 'GET', signal }: { method?: 'GET' | 'HEAD'; signal?: AbortSignal } = {},
): Promise<FetchedPage> {
  return new Promise((resolve, reject) => {
    const headers = { host: new URL(siteUrl).host, 'accept-encoding': 'identity', accept: 'text/html,*/*' };
    const request = http.request(
      { host, port, path, method, headers, signal, timeout: PATIENCE },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            type: String(response.headers['content-type'] ?? ''),
            location: String(response.headers.location ?? ''),
            bytes: Buffer.concat(chunks),
          }),
        );
      },
    );
    request.on('timeout', () => request.destroy(new Error(`the site did not answer for ${path}`)));
    request.on('error', reject);
    request.end();
  });
}
