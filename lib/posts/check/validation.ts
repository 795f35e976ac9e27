import { PostSchema } from '@/lib/posts/validation';

export const CheckPostSchema = PostSchema.pick({
  subtitle: true,
  slug: true,
  body: true,
  coverUrl: true,
  coverAlt: true,
});
