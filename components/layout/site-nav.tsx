'use client';

import { usePathname } from 'next/navigation';

const places = [
  { path: '/archive', label: 'Archive' },
  { path: '/tags', label: 'Tags' },
];

export function SiteNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Site" className="site-nav">
      {places.map(({ path, label }) => (
        <a key={path} href={path} className="site-link" aria-current={pathname === path ? 'page' : undefined}>
          {label}
        </a>
      ))}
      <a href="/feed.xml" className="site-link">
        RSS
      </a>
    </nav>
  );
}
