'use client';

import { ChevronDown } from 'lucide-react';
import { unstable_rethrow, usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { canOpenAdmin } from '@/lib/access/permissions';
import { refreshSession, refreshSessionIfHintChanged, useSession, type SessionUser } from './use-session';

type AccountMenuProps = { logOut: () => Promise<void> };

/**
 * The markup holds both states and an attribute of <html> shows one: the page is the same bytes for everybody. On phones
 * it stands in the menu of the site, all of it open.
 */
export function AccountMenu({ logOut }: AccountMenuProps) {
  const { user } = useSession();
  const pathname = usePathname();
  // Logging in goes to another page without loading a new document.
  useEffect(refreshSessionIfHintChanged, [pathname]);
  return (
    <div className="account-area">
      <div className="account-visitor">
        <noscript>
          <a href="/account">Account</a>
        </noscript>
        <a href="/login">Log in</a>
        <a href="/register">Register</a>
      </div>
      <div className="account-member">
        {user ? (
          <Menu key={pathname} user={user} logOut={logOut} />
        ) : (
          <a href="/account" className="account-button">
            Account
          </a>
        )}
      </div>
    </div>
  );
}

function Menu({ user, logOut }: AccountMenuProps & { user: SessionUser }) {
  const [hasProblem, setProblem] = useState(false);

  async function logOutHere() {
    try {
      await logOut();
    } catch (error) {
      unstable_rethrow(error);
      setProblem(true);
    } finally {
      refreshSession();
    }
  }

  return (
    <>
      <button type="button" className="account-button" popoverTarget="account-menu">
        <span className="truncate">{user.username}</span>
        <ChevronDown aria-hidden size={16} className="shrink-0" />
      </button>
      <div id="account-menu" popover="auto" className="account-menu">
        <p className="account-name">
          Logged in as <b>{user.username}</b>
        </p>
        <a href="/account">Account</a>
        {canOpenAdmin(user) && <a href="/admin">Admin</a>}
        <form action={logOutHere}>
          <button type="submit">Log out</button>
          {hasProblem && (
            <p role="alert" className="field-error px-4 pb-2">
              The site cannot be reached, so you are still logged in. Try again.
            </p>
          )}
        </form>
      </div>
    </>
  );
}
