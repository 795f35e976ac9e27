'use client';

import { usePathname } from 'next/navigation';
import type { ShownLink } from '@/lib/site/links';

export function SiteNav({ links }: { links: ShownLink[] }) {
  const pathname = usePathname();
  if (links.length === 0) return null;
  return (
    <nav aria-label="Site" className="site-nav">
      {links.map(({ label, href, isElsewhere }) => (
        <a
          key={`${href} ${label}`}
          href={href}
          rel={isElsewhere ? 'noopener' : undefined}
          aria-current={href === pathname ? 'page' : undefined}
          dir="auto"
        >
          {label}
        </a>
      ))}
    </nav>
  );
}
