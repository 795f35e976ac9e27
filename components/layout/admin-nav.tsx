'use client';

import { CircleUserRound, Ellipsis, SquarePen } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { newPostPath } from '@/lib/paths';
import { adminPlaces, type AdminPlace } from './admin-places';

const PLACES_IN_BAR = 3;
const newPost: AdminPlace = { href: newPostPath(), label: 'New post', icon: SquarePen };
const account: AdminPlace = { href: '/account', label: 'Account', icon: CircleUserRound };

/** The list is a popover on phones alone: CSS lays it out as a part of the sidebar elsewhere, scripts or not. */
export function AdminNav() {
  const pathname = usePathname();
  const inBar = adminPlaces.slice(0, PLACES_IN_BAR);
  const more = [...adminPlaces.slice(PLACES_IN_BAR), account];
  const links = (places: AdminPlace[]) =>
    places.map((place) => <PlaceLink key={place.href} {...place} isHere={isHere(place.href, pathname)} />);
  return (
    <nav aria-label="Admin" className="admin-nav">
      <ul>
        {links([newPost])}
        {links(inBar)}
        <li className="admin-more">
          <button type="button" popoverTarget="admin-more" className="admin-place">
            <Ellipsis aria-hidden size={20} />
            <span>More</span>
          </button>
        </li>
      </ul>
      {/* A page reached from it finds it closed. */}
      <ul key={pathname} id="admin-more" popover="auto">
        {links(more)}
      </ul>
    </nav>
  );
}

function PlaceLink({ href, label, icon: Icon, isHere }: AdminPlace & { isHere: boolean }) {
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        className={`admin-place ${href === newPost.href ? 'admin-new-post' : ''}`}
        aria-current={isHere ? 'page' : undefined}
      >
        <Icon aria-hidden size={20} />
        <span>{label}</span>
      </Link>
    </li>
  );
}

function isHere(href: string, pathname: string): boolean {
  if (href === '/admin' || pathname === newPost.href) return pathname === href;
  return pathname === href || pathname.startsWith(`${href}/`);
}
