import { BioSchema, WebsiteSchema } from '@/lib/accounts/profile/validation';
import { NameSchema } from '@/lib/accounts/fields/display-name';
import { line } from '@/lib/fields';
import { HEADER_LINKS, safeHref } from '@/lib/site/links';
import { DiscussionSchema, LookSchema, registrationModes, SiteSchema } from '@/lib/site/validation';
import { z } from '@/lib/zod';

/** What cannot be taken over is left as it is. */
const taken = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
const flag = taken(z.boolean());
const pictureName = taken(
  z
    .string()
    .regex(/^[a-f0-9]{24}\.webp$/)
    .nullable(),
);
const isLink = (href: string): boolean => !/\s/.test(href) && safeHref(href) !== null;
const links = (most: number) =>
  taken(
    z.array(z.object({ label: line('The text', 40), href: z.string().max(500).refine(isLink) })).max(most),
  );

const { title, description, language, timeZone } = SiteSchema.shape;

/** Settings of another Colophon, by the rules of the forms. Only of what is there something is made. */
export const FormerSettingsSchema = z.object({
  title: present(title),
  description: present(description),
  language: present(language),
  timeZone: present(timeZone),
  icon: pictureName,
  logo: pictureName,
  accent: taken(z.string().regex(/^#[\da-f]{6}$/)),
  fontPair: taken(LookSchema.in.shape.fontPair),
  homeLayout: taken(LookSchema.in.shape.homeLayout),
  navigation: links(HEADER_LINKS),
  footerLinks: links(6),
  socialLinks: taken(
    z
      .array(
        z
          .string()
          .max(500)
          .refine((href) => !href.startsWith('/') && isLink(href)),
      )
      .max(10),
  ),
  showColophon: flag,
  drawnCovers: flag,
  commentsOnNewPosts: flag,
  closeCommentsAfterDays: present(DiscussionSchema.shape.closeCommentsAfterDays),
  registration: taken(z.enum(Object.keys(registrationModes) as [keyof typeof registrationModes])),
  notifyNewDevice: flag,
  backupSchedule: taken(z.enum(['never', 'weekly', 'daily'])),
  backupsKept: taken(z.number().int().min(1).max(1000)),
  owner: taken(z.object({ name: NameSchema, bio: BioSchema, website: WebsiteSchema, picture: pictureName })),
  /** The key of a post of the same source. */
  pinnedPost: taken(z.string()),
});

export type FormerSettings = z.output<typeof FormerSettingsSchema>;

/** Forms have a value for what is absent; here it is absent. */
function present<Schema extends z.ZodType>(schema: Schema) {
  return z
    .unknown()
    .transform((value) => (value === undefined ? undefined : schema.safeParse(value).data))
    .optional();
}
