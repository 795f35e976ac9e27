import { isOwner } from '@/lib/access/permissions';
import { SiteDate } from '@/components/layout/site-date';
import { showEmail } from '@/lib/accounts/fields/mask-email';
import type { Person } from '@/lib/accounts/people/queries/people';

export function PersonFacts({ person }: { person: Person }) {
  const { id, username, name, email, isVerified, commentCount, createdAt, lastSeenAt } = person;
  return (
    <p className="admin-list-facts">
      {isOwner({ id }) && <span className="state state-published">Owner</span>}
      {person.isDisabled && <span className="state state-disabled">Disabled</span>}
      {person.hasTwoFactor && <span className="state">Two-step login</span>}
      {name !== username && <bdi>{name}</bdi>}
      <span className="break-anywhere">
        {showEmail(email)}
        {isVerified && ' (confirmed)'}
      </span>
      <span>{commentCount === 1 ? '1 comment' : `${commentCount} comments`}</span>
      <span>
        since <SiteDate at={createdAt} exact />
      </span>
      {lastSeenAt ? (
        <span>
          last seen <SiteDate at={lastSeenAt} />
        </span>
      ) : (
        <span>never logged in</span>
      )}
    </p>
  );
}
