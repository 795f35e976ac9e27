import type { Metadata } from 'next';
import { SiteDate } from '@/components/layout/site-date';
import { KeptText } from '@/components/texts/kept-text';
import { logInPath } from '@/lib/access/safe-path';
import { getViewer } from '@/lib/accounts/sessions/session';
import { listOwnDeletedComments } from '@/lib/comments/queries/bin';
import { removeTextAction } from '@/lib/texts/actions';
import { TEXT_DAYS } from '@/lib/texts/folder';
import { isKnownToHaveAccount, listOwnTexts } from '@/lib/texts/own-texts';

export const metadata: Metadata = { title: 'Recover text', robots: { index: false } };

/** For everybody: a text may be that of a visitor, or of a member whose session has ended. */
export default async function RecoverPage({ searchParams }: PageProps<'/account/recover'>) {
  const viewer = await getViewer();
  const [texts, deleted, isLoggedOut] = await Promise.all([
    listOwnTexts(viewer),
    viewer ? listOwnDeletedComments(viewer) : [],
    viewer ? false : isKnownToHaveAccount(),
  ]);
  return (
    <>
      <h1>Recover text</h1>
      <p className="hint">
        What you wrote and this site could not save waits here for {TEXT_DAYS} days: because you were logged
        out, something was missing, or the site had trouble. It is gone from here once it is saved.
      </p>
      {(await searchParams).removed && (
        <p role="status" className="notice">
          Deleted.
        </p>
      )}
      {isLoggedOut && (
        <p className="notice">
          You are not logged in. <a href={logInPath('/account/recover')}>Log in</a> to see what waits for your
          account.
        </p>
      )}
      {texts.length === 0 && !isLoggedOut && <p>Nothing is waiting.</p>}
      {texts.map(({ id, keptAt, ...text }) => (
        <KeptText
          key={id}
          id={id}
          {...text}
          sent={<SiteDate at={keptAt} as="moment" />}
          removeAction={removeTextAction}
        />
      ))}
      {deleted.length > 0 && (
        <section aria-labelledby="deleted-comments" className="stack">
          <h2 id="deleted-comments">Comments that you deleted</h2>
          <ul className="device-list">
            {deleted.map(({ id, post, daysLeft }) => (
              <li key={id}>
                <span className="wrap-anywhere">
                  On {post.title}, for {daysLeft} more {daysLeft === 1 ? 'day' : 'days'}
                </span>
                <a href={`/comments/${id}/deleted`} className="button">
                  Look at it<span className="sr-only"> and bring it back: on {post.title}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
