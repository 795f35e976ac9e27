import { CheckboxSchema, line, text } from '@/lib/fields';
import type { FormValues } from '@/lib/form-state';
import { HEADER_LINKS, safeHref } from '@/lib/site/links';
import type { SiteLink } from '@/drizzle/schema';
import { z } from '@/lib/zod';

/** As many as stand in one row, and in one column. */
const MOST = { navigation: HEADER_LINKS, footerLinks: 6 } as const;
const MOST_SOCIAL = 10;
const LABEL = 40;
const HREF = 500;

type Menu = keyof typeof MOST;

/** Names of the fields of each row: a form's values are read by name, one a name. */
export const linkRows = (menu: Menu): SiteLink[] =>
  Array.from({ length: MOST[menu] }, (_, at) => ({
    label: `${menu}-${at + 1}-label`,
    href: `${menu}-${at + 1}-href`,
  }));

const allRows = [...linkRows('navigation'), ...linkRows('footerLinks')];

const rowFields = Object.fromEntries(
  allRows.flatMap(({ label, href }) => [
    [label, line('The text', LABEL)],
    [
      href,
      line('The address', HREF).refine((address) => address === '' || isLink(address), {
        error:
          'Enter an address of this site, such as /archive, or one that starts with https:// or mailto:.',
      }),
    ],
  ]),
);

/** With a space in it somebody typed words. */
const isLink = (address: string): boolean => !/\s/.test(address) && safeHref(address) !== null;
const isElsewhere = (address: string): boolean => !address.startsWith('/') && isLink(address);

export const NavigationSchema = z
  .object({
    ...rowFields,
    socialLinks: text('This list', 5000),
    showColophon: CheckboxSchema,
  })
  .superRefine((values, context) => {
    const say = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    for (const { label, href } of allRows) {
      if (valueAt(values, label) && !valueAt(values, href)) say(href, 'Say where this leads.');
      if (!valueAt(values, label) && valueAt(values, href)) say(label, 'Say what this is called.');
    }
    const social = linesOf(values.socialLinks);
    const wrong = social.find((address) => address.length > HREF || !isElsewhere(address));
    if (wrong) say('socialLinks', `This is no address that starts with https:// or mailto:: ${wrong}`);
    if (social.length > MOST_SOCIAL) say('socialLinks', `Enter at most ${MOST_SOCIAL} addresses.`);
  })
  .transform((values) => ({
    navigation: linksOf(values, 'navigation'),
    footerLinks: linksOf(values, 'footerLinks'),
    socialLinks: linesOf(values.socialLinks),
    showColophon: values.showColophon,
  }));

export type NavigationInput = z.output<typeof NavigationSchema>;

const linesOf = (lines: string): string[] =>
  lines
    .split(/\s*\n\s*/)
    .map((part) => part.trim())
    .filter(Boolean);

function valueAt(values: Record<string, unknown>, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : '';
}

const linksOf = (values: Record<string, unknown>, menu: Menu): SiteLink[] =>
  linkRows(menu)
    .map((names) => ({ label: valueAt(values, names.label), href: valueAt(values, names.href) }))
    .filter(({ href }) => href !== '');

/** What the form shows of what is stored. */
export function navigationValues(stored: NavigationInput): FormValues {
  const rows = (['navigation', 'footerLinks'] as const).flatMap((menu) =>
    linkRows(menu).flatMap((names, at) => [
      [names.label, stored[menu][at]?.label ?? ''],
      [names.href, stored[menu][at]?.href ?? ''],
    ]),
  );
  return {
    ...(Object.fromEntries(rows) as FormValues),
    socialLinks: stored.socialLinks.join('\n'),
    showColophon: stored.showColophon ? 'on' : '',
  };
}
