import { ActionButton } from '@/components/forms/action-button';
import { SiteDate } from '@/components/layout/site-date';
import type { FormAction } from '@/lib/form-state';
import type { DraftLink } from '@/lib/posts/draft-links/queries/draft-links';
import { CreateDraftLinkForm } from './create-draft-link-form';

type DraftLinksProps = {
  postId: number;
  links: DraftLink[];
  actions: { create: FormAction; revoke: FormAction };
};

export function DraftLinks({ postId, links, actions }: DraftLinksProps) {
  return (
    <section aria-label="Links for people without an account" className="draft-links">
      {links.length > 0 && (
        <ul className="admin-list">
          {links.map((link) => (
            <li key={link.id}>
              <div className="notice-row">
                <span className="font-medium break-anywhere">{link.label}</span>
                <span className="hint">
                  <LinkTimes {...link} />
                </span>
                <ActionButton
                  action={actions.revoke}
                  hidden={{ id: link.id }}
                  about={`the link for ${link.label}`}
                >
                  Revoke
                </ActionButton>
              </div>
            </li>
          ))}
        </ul>
      )}
      <CreateDraftLinkForm id={postId} action={actions.create} />
    </section>
  );
}

function LinkTimes({ createdAt, expiresAt, isExpired }: DraftLink) {
  return (
    <>
      Made <SiteDate at={createdAt} />,{' '}
      {expiresAt ? (
        <>
          {isExpired ? 'stopped working' : 'works until'} <SiteDate at={expiresAt} as="moment" />
        </>
      ) : (
        'works until it is revoked'
      )}
    </>
  );
}
