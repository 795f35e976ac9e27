import { escapeHtml } from '@/lib/escape-html';
import type { OutgoingHttpHeaders } from 'node:http';
import { stylePolicy } from './content-security-policy';
import { PRIVATE_CACHE_CONTROL } from './response-headers';

/** The few pages that must work when Next does not: no script, no font, nothing to load. */
const CSS = `
:root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif; }
body { max-width: 42rem; margin: 3rem auto; padding: 0 1.25rem; }
h1 { font-size: 1.5rem; line-height: 1.3; }
label { display: block; margin: 1.25rem 0 0.25rem; font-weight: 600; }
input, textarea { box-sizing: border-box; width: 100%; padding: 0.5rem; font: inherit; font-weight: 400; }
textarea { min-height: 12rem; }
button { margin: 1.5rem 0; padding: 0.625rem 1.25rem; font: inherit; font-weight: 600; }
`;

export function emergencyPage(
  title: string,
  content: string,
): { body: Buffer; headers: OutgoingHttpHeaders } {
  const body = Buffer.from(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `<title>${escapeHtml(title)}</title><style>${CSS}</style></head>` +
      `<body><main><h1>${escapeHtml(title)}</h1>${content}</main></body></html>`,
  );
  return {
    body,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-length': body.length,
      'cache-control': PRIVATE_CACHE_CONTROL,
      'content-security-policy': stylePolicy(CSS),
    },
  };
}
