import { FORMAT } from '@/lib/export/export-format';
import { z } from '@/lib/zod';

const text = z.string().default('');
const moment = z.string().refine((value) => !Number.isNaN(Date.parse(value)), { error: 'is no date' });

/** What is told of a fault: the field and what is wrong with it. */
export const faultOf = (error: z.ZodError): string => {
  const [issue] = error.issues;
  return `${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'is none'}`;
};

export const ManifestSchema = z.object({
  format: z.literal(FORMAT),
  version: z.number().int(),
  counts: z.record(z.string(), z.number()).default({}),
  missingPictures: z.array(z.string()).default([]),
});

export const PersonSchema = z.object({
  key: z.string().min(1).max(300),
  name: text,
  email: text,
  website: text,
  bio: text,
  isOwner: z.boolean().default(false),
  picture: z.string().optional(),
});

/** Names are those that the library itself makes: nothing else becomes the name of a file. */
export const PictureSchema = z.object({
  name: z.string().regex(/^[a-f0-9]{24}\.webp$/, { error: 'is no name of a picture' }),
  sourceName: text,
  sourceHash: text,
  alt: z.string().nullable().default(null),
  width: z.number().int().positive().max(100_000),
  height: z.number().int().positive().max(100_000),
  created: moment,
});

export const CommentSchema = z.object({
  id: z.string().min(1).max(100),
  post: z.string(),
  parent: z.string().nullable().default(null),
  author: z.string().nullable().default(null),
  state: z.enum(['visible', 'hidden', 'deleted']).default('visible'),
  created: moment,
  edited: moment.nullable().default(null),
  body: text,
});

export const TagsFileSchema = z.array(
  z.object({
    name: z.string().min(1),
    slug: text,
    description: text,
    aliases: z.array(z.string()).max(1000).default([]),
  }),
);

export const SeriesFileSchema = z.array(z.object({ name: z.string().min(1), slug: text, description: text }));

export const RedirectsFileSchema = z.array(
  z.object({ path: z.string().min(1), target: z.string().min(1), permanent: z.boolean().default(true) }),
);

/** What they may be is decided where they are applied. */
export const SettingsFileSchema = z.record(z.string(), z.unknown());
