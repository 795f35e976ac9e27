import { textFor } from '@/lib/api/schemas/common';
import { SiteSchema } from '@/lib/site/validation';
import { z } from '@/lib/zod';

const { title, description, language, timeZone } = SiteSchema.shape;

export const Site = z
  .object({
    title: z.string(),
    description: z.string(),
    url: z.url(),
    language: z.string(),
    timeZone: z.string(),
    drawnCovers: z.boolean().meta({ description: 'Whether posts without a cover get one that is drawn' }),
    owner: z.string().nullable().meta({ description: 'The name of the owner; null until there is one' }),
    registration: z.enum(['open', 'invite', 'closed']),
    notifyNewDevice: z
      .boolean()
      .optional()
      .meta({ description: 'For the owner: whether people get mail about logins from new devices' }),
  })
  .meta({ id: 'Site' });

export const SiteChange = z
  .strictObject({
    title: textFor(title, 100).optional(),
    description: textFor(description, 300).optional(),
    language: textFor(language, 35).optional().meta({ example: 'en' }),
    timeZone: textFor(timeZone, 100).optional().meta({ example: 'Europe/Berlin' }),
    drawnCovers: z.boolean().optional(),
    registration: z.enum(['open', 'invite', 'closed']).optional(),
    notifyNewDevice: z.boolean().optional(),
  })
  .meta({ id: 'SiteChange', description: 'What is absent stays as it is' });

export const Invite = z.object({ url: z.url() }).meta({ id: 'Invite' });
