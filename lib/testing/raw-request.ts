import { request as httpRequest, type Agent } from 'node:http';

export type RawRequest = {
  headers?: Record<string, string>;
  chunks: Buffer[];
  address?: string;
  agent?: Agent;
};

/** Sends what fetch would tidy up. @returns the status */
export function sendRaw(
  origin: string,
  { headers, chunks, address = '/api/v1/tokens', agent }: RawRequest,
): Promise<number> {
  const { port } = new URL(origin);
  const to = { host: '127.0.0.1', port, path: address, method: 'POST', agent };
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ ...to, headers: { host: `localhost:${port}`, ...headers } }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode!));
    });
    outgoing.on('error', reject);
    for (const chunk of chunks) outgoing.write(chunk);
    outgoing.end();
  });
}
