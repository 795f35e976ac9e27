import 'server-only';
import { guests } from '@/drizzle/schema';

/** What is said of a guest. */
export const factColumns = () => ({
  name: guests.name,
  email: guests.email,
  website: guests.website,
  bio: guests.bio,
});
