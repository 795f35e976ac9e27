'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';

const places = [
  { path: '/account', label: 'Profile' },
  { path: '/account/password', label: 'Password' },
  { path: '/account/email', label: 'Email' },
  { path: '/account/two-factor', label: 'Two-step login' },
  { path: '/account/devices', label: 'Devices' },
  { path: '/account/tokens', label: 'Tokens' },
  { path: '/account/recover', label: 'Recover text' },
];

export function AccountNav() {
  const pathname = usePathname();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const here = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (here) nav.current?.scrollTo({ left: here.offsetLeft - nav.current.offsetLeft - 40 });
  }, [pathname]);
  return (
    <nav ref={nav} aria-label="Account" className="account-nav">
      {places.map(({ path, label }) => (
        <Link key={path} href={path} prefetch={false} aria-current={pathname === path ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
