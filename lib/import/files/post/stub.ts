import { textOf } from '@/lib/import/fields';
import type { ReadFields } from '@/lib/import/files/post/read-fields';

const targets = [
  'redirect',
  'redirectto',
  'redirecturl',
  'redirectpath',
  'redirectlink',
  'forward',
  'movedto',
  'newurl',
];

/** Where a file leads that is no post but a redirect; an empty address where it does not say. Null for any other. */
export function redirectOf(fields: ReadFields, body: string): string | null {
  const target = targets.map((name) => fields.get(name)).find((value) => isAddress(value));
  if (typeof target === 'string') return target.trim();
  const isRedirect = ['layout', 'type', 'template'].some((name) =>
    /^redirect(?:ed|s|ion)?(?:\.\w+)?$/i.test(textOf(fields.get(name))),
  );
  const [, refreshed] =
    /<meta\s[^<>]{0,200}http-equiv=["']?refresh["']?[^<>]{0,200}url=([^"'<>\s]{1,1000})/i.exec(
      body.slice(0, 5000),
    ) ?? [];
  if (refreshed !== undefined) return refreshed;
  return isRedirect
    ? ((['url', 'link', 'target', 'href', 'to', 'externalurl']
        .map((name) => fields.get(name))
        .find((value) => isAddress(value)) as string | undefined) ?? '')
    : null;
}

/** Of `redirect: true` nobody knows where it leads, and `redirect: false` is none. */
const isAddress = (value: unknown): boolean =>
  typeof value === 'string' && /^(?:\/|\.{0,2}\/|https?:\/\/)\S/i.test(value.trim()) && value.length <= 2000;
