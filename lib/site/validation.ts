import { CheckboxSchema, line } from '@/lib/fields';
import { mediaNameOf } from '@/lib/picture';
import { accents } from '@/lib/site/accent';
import { languageField } from '@/lib/site/language-field';
import { fontPairs, homeLayouts, OWN_ACCENT } from '@/lib/site/look';
import { isTimeZone } from '@/lib/site/time-zone';
import { z } from '@/lib/zod';

/** The address of a stored picture, of which its name stays; null for none. Absent means what there is. */
const pictureField = (name: string) =>
  line(name, 2000)
    .refine((address) => address === '' || mediaNameOf(address) !== null, {
      error: 'Choose a picture of the library, or enter its address, which starts with /media/.',
    })
    .transform((address) => mediaNameOf(address))
    .optional();

export const SiteSchema = z.object({
  title: line('The title', 100).refine((title) => title !== '', { error: 'A site needs a title.' }),
  description: line('The description', 300),
  language: languageField('en'),
  timeZone: z
    .string()
    .default('UTC')
    .transform((text) => text.trim())
    .refine(isTimeZone, { error: 'Enter the name of a time zone, such as Europe/Berlin.' }),
  iconUrl: pictureField('The address of the icon'),
  logoUrl: pictureField('The address of the logo'),
});

export type SiteInput = z.output<typeof SiteSchema>;

const hexDigits = /^#?([\da-f]{3}|[\da-f]{6})$/i;

export const LookSchema = z
  .object({
    accent: z.enum([...Object.values(accents), OWN_ACCENT], { error: 'Choose a colour.' }),
    ownAccent: line('The colour', 20),
    fontPair: z.enum(keysOf(fontPairs), { error: 'Choose the fonts.' }),
    homeLayout: z.enum(keysOf(homeLayouts), { error: 'Choose what the home page is like.' }),
  })
  .superRefine(({ accent, ownAccent }, context) => {
    if (accent === OWN_ACCENT && !hexDigits.test(ownAccent))
      context.addIssue({
        code: 'custom',
        path: ['ownAccent'],
        message: 'Enter a colour as six digits from 0 to f, such as #1e6b3c.',
      });
  })
  .transform(({ accent, ownAccent, ...look }) => ({
    ...look,
    accent: accent === OWN_ACCENT ? sixDigits(ownAccent) : accent,
  }));

export type LookInput = z.output<typeof LookSchema>;

/** `#rrggbb`, of three digits as well. */
function sixDigits(color: string): string {
  const digits = color.replace('#', '').toLowerCase();
  return `#${digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits}`;
}

function keysOf<Key extends string>(names: Record<Key, unknown>): [Key, ...Key[]] {
  return Object.keys(names) as [Key, ...Key[]];
}

export const WritingSchema = z.object({ drawnCovers: CheckboxSchema });

export type WritingInput = z.output<typeof WritingSchema>;

/** Ten years. */
const MOST_DAYS = 3650;
const days = { error: `Enter a whole number of days from 0 to ${MOST_DAYS}.` };

export const DiscussionSchema = z.object({
  commentsOnNewPosts: CheckboxSchema,
  closeCommentsAfterDays: z.preprocess(
    (value) => (value === '' || value === undefined ? 0 : value),
    z.coerce.number(days).int(days).min(0, days).max(MOST_DAYS, days),
  ),
});

/** What takes back a save that closed discussions, by the ids of their posts (`writeIds`). */
export const ReopenSchema = z.object({
  daysBefore: z.coerce.number().int().min(0).max(MOST_DAYS),
  days: z.coerce.number().int().min(1).max(MOST_DAYS),
  discussions: z.string().max(900_000),
});

export type DiscussionInput = z.output<typeof DiscussionSchema>;

export const registrationModes = {
  open: 'Everybody can register',
  invite: 'Only people with the invite link can register',
  closed: 'Nobody can register',
} as const;

export const RegistrationSchema = z.object({
  registration: z.enum(['open', 'invite', 'closed'], { error: 'Choose who can register.' }),
  notifyNewDevice: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
});

export type RegistrationInput = z.output<typeof RegistrationSchema>;
