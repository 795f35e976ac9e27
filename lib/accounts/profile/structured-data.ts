import type { PublicUser } from '@/lib/accounts/profile/queries/profile';
import { pictureUrl } from '@/lib/picture';
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
      ...(user.picture && { image: absolute(pictureUrl(user.picture)) }),
      ...(user.bio && { description: user.bio }),
      ...(user.postCount > 0 && user.website && { sameAs: [user.website] }),
      ...interactions(user),
    },
  });

/** How much a person has written here, as search engines count it. */
const interactions = ({ postCount, commentCount }: PublicUser): StructuredData => ({
  agentInteractionStatistic: [
    ...(postCount > 0 ? [{ interactionType: 'https://schema.org/WriteAction', count: postCount }] : []),
    ...(commentCount > 0
      ? [{ interactionType: 'https://schema.org/CommentAction', count: commentCount }]
      : []),
  ].map(({ interactionType, count: userInteractionCount }) => ({
    '@type': 'InteractionCounter',
    interactionType,
    userInteractionCount,
  })),
});
