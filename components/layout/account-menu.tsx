'use client';

import { ChevronDown } from 'lucide-react';
import { unstable_rethrow, usePathname } from 'next/navigation';
import { useEffect, useId, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { canOpenAdmin } from '@/lib/access/permissions';
import { refreshSession, refreshSessionIfHintChanged, useSession, type SessionUser } from './use-session';

type AccountMenuProps = { logOut: () => Promise<void> };

/** The markup holds both states and an attribute of <html> shows one: the page is the same bytes for everybody. */
export function AccountMenu({ logOut }: AccountMenuProps) {
  const { user } = useSession();
  const pathname = usePathname();
  // Logging in goes to another page without loading a new document.
  useEffect(refreshSessionIfHintChanged, [pathname]);
  return (
    <div className="account-area">
      <div className="account-visitor">
        <a href="/login" className="site-link">
          Log in
        </a>
        <a href="/register" className="site-link">
          Register
        </a>
        <noscript>
          <a href="/account" className="site-link">
            Account
          </a>
        </noscript>
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
  const id = useId();
  const [open, setOpen] = useState(false);
  const [hasProblem, setProblem] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  function closeOnEscape(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !open) return;
    setOpen(false);
    button.current?.focus();
  }
  function closeOnLeaving(event: FocusEvent<HTMLElement>) {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  }
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
    <div className="flex max-w-full" onKeyDown={closeOnEscape} onBlur={closeOnLeaving}>
      <button
        ref={button}
        type="button"
        className="account-button"
        aria-expanded={open}
        aria-controls={id}
        onClick={(event) => {
          // Safari does not focus a pressed button, and leaving focus is what closes the menu.
          event.currentTarget.focus();
          setOpen(!open);
        }}
      >
        <span className="truncate">{user.username}</span>
        <ChevronDown aria-hidden size={16} className="shrink-0" />
      </button>
      <div id={id} hidden={!open} className="account-menu" tabIndex={-1}>
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
    </div>
  );
}
