import type { PublicUser } from '@/lib/accounts/profile/queries/profile';
import { userPath } from '@/lib/paths';
import { absolute, inContext, type StructuredData } from '@/lib/site/structured-data';

/** The site of somebody who only registered is no business of search engines. */
export const profileData = (user: PublicUser): StructuredData =>
  inContext({
    '@type': 'ProfilePage',
    dateCreated: user.createdAt.toISOString(),
    mainEntity: {
      '@type': 'Person',
      name: user.name,
      alternateName: user.username,
      url: absolute(userPath(user.username)),
      ...(user.bio && { description: user.bio }),
      ...(user.postCount > 0 && user.website && { sameAs: [user.website] }),
    },
  });
