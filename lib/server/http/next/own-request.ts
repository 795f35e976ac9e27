import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { Render } from '@/lib/server/http/content-version';
import type { SiteAddress } from '@/lib/server/http/site-address';
import type { Head } from './next-response';
import { collect } from './pass-on';
import type { Renders } from './renders';

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

export type Rendered = { head: Head; body: Buffer; render: Render };

/** A page for nobody in particular, whole. @throws what Next threw, or an error when it did not answer */
export async function renderOwn(renders: Renders, site: SiteAddress, path: string): Promise<Rendered> {
  let rendered: Rendered | undefined;
  await renders.run(ownRequest(site, path), (head, render) =>
    collect((body) => (rendered = { head, body, render })),
  );
  if (!rendered) throw new Error(`${path} was not rendered to its end`);
  return rendered;
}
