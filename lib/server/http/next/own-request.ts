import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { SiteAddress } from '@/lib/server/http/site-address';

/** Without anything of a reader: what is rendered from it can be the same for everybody. */
export function ownRequest({ host, protocol, port }: SiteAddress, url: string): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.method = 'GET';
  request.url = url;
  request.headers = {
    host,
    'x-forwarded-host': host,
    'x-forwarded-proto': protocol,
    'x-forwarded-port': port,
  };
  request.push(null);
  return request;
}
